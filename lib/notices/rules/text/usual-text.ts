import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "../../channels/catalogue";
import type { NoticeEvent } from "../notice-event";
import type { NoticeText } from "./notice-template";

export type SaidOfTicket = {
  serial: string;
  title: string;
  flow: string;
  requester: string;
  node: string;
  /** Empty when it was the system. */
  actor: string;
  comment: string;
  /** Why a step failed, in words. */
  error: string;
  /** Empty for nobody. */
  assignees: string;
};

/** What a channel says of an event in Skein's own words. */
export function usualText(event: NoticeEvent, said: SaidOfTicket, locale: Locale): NoticeText {
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "noticeRules.said" });
  const params = {
    ...said,
    title: said.title === "" ? said.flow : said.title,
    by: said.actor === "" ? "skein" : "person",
    waits: said.assignees === "" ? "nobody" : "people",
  };
  const note = said.comment === "" ? [] : [t("comment", params)];
  const why = said.error === "" ? [] : [said.error];
  return { title: t(`${event}.title`, params), content: [t(`${event}.content`, params), ...note, ...why].join("\n\n") };
}
