import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = {
  to: string;
  headers: Record<string, string>;
  subject: string;
  /** The decoded bodies by content type. */
  parts: Record<string, string>;
};

export type Mailbox = {
  url: string;
  received: ReceivedMail[];
  /** Decides on each recipient: an error code refuses it, 4xx for now and 5xx for good. */
  refuse: (address: string) => number | null;
  /** Called when a mail has arrived, before the sender is told so. */
  onArrival: () => Promise<void>;
  close(): Promise<void>;
};

/** A real SMTP server on a free port that keeps what it gets. */
export async function openMailbox(): Promise<Mailbox> {
  const mailbox: Mailbox = {
    url: "",
    received: [],
    refuse: () => null,
    onArrival: async () => {},
    close: async () => {},
  };
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      const responseCode = mailbox.refuse(address);
      done(responseCode === null ? null : Object.assign(new Error("not taken"), { responseCode }));
    },
    onData(stream, session, done) {
      text(stream)
        .then(async (raw) => {
          mailbox.received.push(readMail(raw, session.envelope.rcptTo[0]?.address ?? ""));
          await mailbox.onArrival();
          done();
        })
        .catch(done);
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  mailbox.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  mailbox.close = () => new Promise((resolve) => server.close(() => resolve()));
  return mailbox;
}

function readMail(raw: string, to: string): ReceivedMail {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers["content-type"] ?? "")?.[1];
  const sections = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  const parts = sections
    .map((section) => split(section.replace(/^\r\n/, "")))
    .map((part) => [contentType(part), decode(part)]);
  return { to, headers, subject: decodeWords(headers.subject ?? ""), parts: Object.fromEntries(parts) };
}

type Section = { headers: Record<string, string>; body: string };

function split(raw: string): Section {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(":")).toLowerCase(),
    line.slice(line.indexOf(":") + 2),
  ]);
  return { headers: Object.fromEntries(headers), body: raw.slice(end + 4) };
}

const contentType = ({ headers }: Section) => (headers["content-type"] ?? "").split(";")[0] ?? "";

function decode({ headers, body }: Section): string {
  const encoding = headers["content-transfer-encoding"] ?? "7bit";
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? fromQuoted(body.replace(/=\r\n/g, "")) : body;
}

function fromQuoted(quoted: string): string {
  const bytes = quoted.replace(/=([0-9A-F]{2})/g, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function decodeWords(header: string): string {
  const words = header.replace(/\?=\s+=\?/g, "?==?");
  return words.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_match, encoding: string, word: string) =>
    encoding.toUpperCase() === "B" ? Buffer.from(word, "base64").toString("utf8") : fromQuoted(word.replace(/_/g, " ")),
  );
}
