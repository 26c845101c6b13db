import { createTranslator } from "use-intl/core";
import type { NoticeMail } from "@/db/queries/notices/notices";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import { failureWords } from "./failure-words";
import { mailPage } from "./mail-page";
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
  const why = notice.kind === "job_failed" ? [failureWords(params.reason, locale)] : [];
  const words =
    params.ownText === "" ? [t(`${notice.kind}.text`, params), ...note, ...why] : params.ownText.split(/\n{2,}/);
  const said = [t("greeting", params), ...words];
  const open = ticketId === null ? "openPage" : "open";
  const footer = t(ticketId === null ? "footerPage" : "footer");
  const { hostname: host } = new URL(siteUrl);
  return {
    messageId: `<notice-${notice.id}@${host}>`,
    references: ticketId === null ? "" : `<ticket-${ticketId}@${host}>`,
    to: { name: notice.name, address: notice.email.trim() },
    subject: (params.ownTitle || t(`${notice.kind}.subject`, params)).replace(/\s+/g, " "),
    text: [...said, t(`${open}At`, { url }), footer].join("\n\n"),
    html: mailPage(locale, said, { url, text: t(open) }, footer),
  };
}
