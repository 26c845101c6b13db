import { lookup } from "node:dns/promises";
import net from "node:net";
import nodemailer from "nodemailer";
import { mailPage } from "@/lib/notices/mail-page";
import type { Mail, Mailer } from "@/lib/notices/mailer";
import { MailRefused } from "@/lib/notices/mailer";
import { type AllowList, isAllowedHost, isReachable } from "@/lib/platform/outbound/address-guard";
import type { ConfigOf, MailServer } from "../channel-config";
import type { OutgoingMessage } from "./outgoing-message";
import { later, refused, SENT, type Verdict } from "./verdict";

type Means = { mailer: Mailer | null; allow: AllowList; siteUrl: string };

const MAX_SUBJECT = 200;

/** One mail to all the addresses of a channel, by its own server or the installation's. */
export async function sendMail(
  { addresses, server }: ConfigOf<"email">,
  message: OutgoingMessage,
  means: Means,
): Promise<Verdict> {
  const mail = mailOf(message, addresses, means.siteUrl);
  try {
    if (server !== null) return await sendBy(server, mail, means.allow);
    if (means.mailer === null) return refused("mail_not_configured");
    await means.mailer.send(mail);
    return SENT;
  } catch (error) {
    return verdictOf(error);
  }
}

function mailOf(message: OutgoingMessage, addresses: string[], siteUrl: string): Mail {
  const { id, title, content, link, locale, ticketId } = message;
  const { hostname } = new URL(siteUrl);
  const paragraphs = content.split(/\n{2,}/).filter((text) => text.trim() !== "");
  const subject = [...title].slice(0, MAX_SUBJECT).join("");
  return {
    messageId: `<message-${id}@${hostname}>`,
    references: ticketId === null ? "" : `<ticket-${ticketId}@${hostname}>`,
    to: addresses.map((address) => ({ name: "", address })),
    subject,
    text: [...paragraphs, ...(link === null ? [] : [`${link.text}: ${link.url}`])].join("\n\n"),
    html: mailPage(locale, paragraphs, link),
  };
}

/** The address that is connected to is the one that was checked. */
async function sendBy(server: MailServer, mail: Mail, allow: AllowList): Promise<Verdict> {
  const address = await reachable(server.host, allow);
  if (address === null) return refused("address_refused", server.host);
  const { port, security, user, password: pass, from } = server;
  const transport = nodemailer.createTransport({
    host: address,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: { servername: server.host },
    ...(user === "" ? {} : { auth: { user, pass } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  try {
    await transport.sendMail({ ...mail, from, headers: { "Auto-Submitted": "auto-generated" } });
    return SENT;
  } finally {
    transport.close();
  }
}

async function reachable(host: string, allow: AllowList): Promise<string | null> {
  const found = net.isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host }];
  const isFine = isAllowedHost(host, allow) || found.every(({ address }) => isReachable(address, allow));
  return isFine ? (found[0]?.address ?? null) : null;
}

function verdictOf(error: unknown): Verdict {
  const { code, responseCode, message } = error as Error & { code?: string; responseCode?: number };
  const detail = message ?? String(error);
  if (code === "EAUTH") return (responseCode ?? 0) >= 500 ? refused("mail_login", detail) : later("mail_login", detail);
  if (error instanceof MailRefused) return refused("mail_refused", detail);
  const isMessage = code === "EENVELOPE" || code === "EMESSAGE";
  return isMessage && (responseCode ?? 0) >= 500 ? refused("mail_refused", detail) : later("mail_failed", detail);
}
