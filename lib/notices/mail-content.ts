import { createTranslator } from "use-intl/core";
import type { NoticeMail } from "@/db/queries/notices";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import type { Mail } from "./mailer";
import { noticeParams } from "./notice-params";

const CATALOGUES = { en, "zh-CN": zhCN } satisfies Record<Locale, typeof en>;

/** A notice as a mail, in the language of the person it is for. `siteUrl` is where people open Skein. */
export function mailOf(notice: NoticeMail, siteUrl: string): Mail {
  const locale = notice.locale ?? DEFAULT_LOCALE;
  const t = createTranslator({ locale, messages: CATALOGUES[locale], namespace: "notices.mail" });
  const params = { ...noticeParams(notice.params), name: notice.name };
  const { ticketId } = notice;
  const url = new URL(ticketId === null ? params.path : `/tickets/${ticketId}`, siteUrl).href;
  const note = params.comment === "" ? [] : [t("said", params)];
  const said = [t("greeting", params), t(`${notice.kind}.text`, params), ...note];
  const { hostname: host } = new URL(siteUrl);
  return {
    messageId: `<notice-${notice.id}@${host}>`,
    references: ticketId === null ? "" : `<ticket-${ticketId}@${host}>`,
    to: { name: notice.name, address: notice.email.trim() },
    subject: t(`${notice.kind}.subject`, params).replace(/\s+/g, " "),
    text: [...said, t("openAt", { url }), t("footer")].join("\n\n"),
    html: page(locale, [...said.map(escapeHtml), link(url, t("open")), `<small>${escapeHtml(t("footer"))}</small>`]),
  };
}

function page(locale: Locale, paragraphs: string[]): string {
  const body = paragraphs.map((html) => `<p>${html}</p>`).join("\n");
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;
}

const link = (url: string, text: string) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
