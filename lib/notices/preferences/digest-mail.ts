import { createTranslator } from "use-intl/core";
import type { ListRow } from "@/db/queries/lists/list-page";
import type { DigestNotice } from "@/db/queries/notices/digests";
import type { Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "../channels/catalogue";
import { escapeHtml } from "../mail-page";
import type { Mail } from "../mailer";
import { noticeParams } from "../notice-params";
import type { DigestContents } from "./digest-contents";

type Addressed = {
  digestId: number;
  name: string;
  address: string;
  locale: Locale;
  timeZone: string;
  siteUrl: string;
};

type Line = { text: string; detail: string; url: string };
type Section = { title: string; lines: Line[]; more: string };

/** A digest as one mail, which stays the same message when it is sent again. */
export function digestMail(contents: DigestContents, to: Addressed): Mail {
  const { digestId, name, address, locale, siteUrl } = to;
  const t = wordsOf(locale);
  const sections = [waitingSection(contents, to), newsSection(contents, to)].filter(({ lines }) => lines.length > 0);
  const greeting = catalogueTranslator(locale, "notices.mail")("greeting", { name });
  const foot = t("footer");
  const settings = { text: t("change"), url: new URL("/preferences", siteUrl).href };
  const counts = {
    waiting: contents.waiting.length + contents.moreWaiting,
    news: contents.news.length + contents.moreNews,
  };
  return {
    messageId: `<digest-${digestId}@${new URL(siteUrl).hostname}>`,
    references: "",
    to: { name, address },
    subject: counts.waiting > 0 ? t("subjectWaiting", counts) : t("subjectNews", counts),
    text: [greeting, ...sections.map(asText), `${foot} ${settings.text}: ${settings.url}`].join("\n\n"),
    html: asHtml(locale, greeting, sections, { foot, settings }),
  };
}

function catalogueTranslator<N extends "notices.mail" | "notices" | "preferences.digest">(
  locale: Locale,
  namespace: N,
) {
  return createTranslator({ locale, messages: catalogueOf(locale), namespace });
}

const wordsOf = (locale: Locale) => catalogueTranslator(locale, "preferences.digest");

function waitingSection({ waiting, moreWaiting }: DigestContents, to: Addressed): Section {
  const t = wordsOf(to.locale);
  const lines = waiting.map((row) => {
    const [task] = row.waiting;
    const since = dateIn(to, task?.since ?? row.at);
    const detail = t("waits", {
      serial: row.serial,
      flow: row.flowName,
      node: task?.nodeName ?? "",
      requester: row.requester.name,
      since,
    });
    return { text: titleOf(row), detail, url: new URL(`/tickets/${row.ticketId}`, to.siteUrl).href };
  });
  return { title: t("waiting"), lines, more: moreWaiting === 0 ? "" : t("more", { count: moreWaiting }) };
}

function newsSection({ news, moreNews }: DigestContents, to: Addressed): Section {
  const t = wordsOf(to.locale);
  const lines = news.map((notice) => newsLine(notice, to));
  return { title: t("news"), lines, more: moreNews === 0 ? "" : t("more", { count: moreNews }) };
}

function newsLine({ ticketId, kind, params: stored, at }: DigestNotice, to: Addressed): Line {
  const t = catalogueTranslator(to.locale, "notices");
  const params = noticeParams(stored);
  const said = params.comment === "" ? [] : [t("mail.said", params)];
  const about = [t(`${kind}.about`, params), ...said, dateIn(to, new Date(at).toISOString())].join(" · ");
  const path = ticketId === null ? params.path : `/tickets/${ticketId}`;
  return { text: params.ownTitle || t(`${kind}.headline`, params), detail: about, url: new URL(path, to.siteUrl).href };
}

const titleOf = ({ title, flowName }: ListRow) => (title === "" ? flowName : title);

function dateIn({ locale, timeZone }: Addressed, iso: string): string {
  const style = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone } as const;
  return new Intl.DateTimeFormat(locale, style).format(new Date(iso));
}

function asText({ title, lines, more }: Section): string {
  const each = lines.map(({ text, detail, url }) => `- ${oneLine(text)}\n  ${oneLine(detail)}\n  ${url}`);
  return [title, ...each, ...(more === "" ? [] : [more])].join("\n");
}

type Foot = { foot: string; settings: { text: string; url: string } };

function asHtml(locale: Locale, greeting: string, sections: readonly Section[], { foot, settings }: Foot): string {
  const parts = sections.map(({ title, lines, more }) => {
    const each = lines.map(
      ({ text, detail, url }) => `<li>${link(text, url)}<br>\n<small>${escapeHtml(oneLine(detail))}</small></li>`,
    );
    const rest = more === "" ? "" : `\n<p>${escapeHtml(more)}</p>`;
    return `<h3>${escapeHtml(title)}</h3>\n<ul>\n${each.join("\n")}\n</ul>${rest}`;
  });
  const end = `<p><small>${escapeHtml(foot)} ${link(settings.text, settings.url)}</small></p>`;
  const body = [`<p>${escapeHtml(greeting)}</p>`, ...parts, end].join("\n");
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;
}

const link = (text: string, url: string) => `<a href="${escapeHtml(url)}">${escapeHtml(oneLine(text))}</a>`;

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
