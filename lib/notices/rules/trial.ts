import { createTranslator } from "use-intl/core";
import type { z } from "zod";
import type { Reader } from "@/db/client";
import { findChannelLanguage } from "@/db/queries/notices/notice-rules";
import { listNoticeReaders } from "@/db/queries/notices/notice-scenes";
import { findFlowName, findNewestEntry, listTemplateForms, listTrialTickets } from "@/db/queries/notices/notice-trials";
import { findLogFacts } from "@/db/queries/notices/recipients";
import { listPeople } from "@/db/queries/people/people";
import { FlowDefinition } from "@/lib/flows/definition";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { notFound } from "@/lib/platform/errors";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { catalogueOf } from "../channels/catalogue";
import type { NoticeKind } from "../notice-kind";
import { type NoticeParams, noticeParams } from "../notice-params";
import { paramsOf } from "../record-entry";
import type { NoticeEvent } from "./notice-event";
import type { NoticePreview, TrialInput } from "./schema";
import { type NoticeText, renderNotice } from "./text/notice-template";
import { sampleScene } from "./text/sample-scene";
import { fieldsAt, fieldsForAll, readScene, type Scene } from "./text/scene";
import { templateScope } from "./text/template-scope";
import { usualText } from "./text/usual-text";

/** Who tries templates out. `seesAll`: they may look at what waits for others with all its fields. */
export type Trier = { userId: number; seesAll: boolean };

type Trial = z.output<typeof TrialInput>;

/**
 * What templates make of a ticket of the flow that the trier may view, or of sample values, as it would be said.
 *
 * @throws AppError `not_found` when there is no such ticket or channel for them.
 */
export async function tryTemplates(reader: Reader, trial: Trial, trier: Trier): Promise<NoticePreview> {
  const { event, channelId } = trial;
  const [reads] = await listNoticeReaders(reader, [trier.userId]);
  const language =
    channelId === null ? (reads?.locale ?? DEFAULT_LOCALE) : await findChannelLanguage(reader, channelId);
  if (language === null) throw notFound();
  const { scene, params } = await sceneOf(reader, trial, trier);
  const shown = channelId === null ? fieldsFor(scene, trial, trier) : fieldsForAll(scene);
  const timeZone = (channelId === null ? reads?.timeZone : null) ?? installationTimeZone();
  const occasion = { event, params, at: new Date(), taskNos: event === "job_failed" ? [] : null };
  const scope = templateScope(scene, { locale: language, timeZone, fields: shown }, occasion);
  const usual =
    channelId === null
      ? usualForPeople(event, params, language)
      : usualText(event, { ...params, assignees: String(scope.assignees), error: String(scope.error) }, language);
  return renderNotice(trial, scope, usual);
}

async function sceneOf(
  reader: Reader,
  { flowId, ticketId, event }: Trial,
  { userId }: Trier,
): Promise<{ scene: Scene; params: NoticeParams }> {
  if (ticketId !== null) return ticketScene(reader, { flowId, ticketId, event, userId });
  const [person = { id: userId, name: "", username: "" }] = await listPeople(reader, [userId]);
  const [stored] = await listTemplateForms(reader, flowId);
  if (stored === undefined) throw notFound();
  const flowName = await findFlowName(reader, flowId);
  const scene = sampleScene(FlowDefinition.parse(stored), { flowId, flowName, title: flowName, person });
  const { serial } = scene.ticket;
  const [{ nodeName = "" } = {}] = scene.waiting;
  const said = { serial, title: flowName, flow: flowName, requester: person.name, node: nodeName, actor: person.name };
  return { scene, params: { ...noticeParams(said), status: STATUS_AT[event] ?? "running" } };
}

type OfTicket = { flowId: number; ticketId: number; event: NoticeEvent; userId: number };

async function ticketScene(reader: Reader, { flowId, ticketId, event, userId }: OfTicket) {
  const [visible] = await listTrialTickets(reader, { flowId, userId, ticketId, limit: 1 });
  const scene = visible === undefined ? null : await readScene(reader, ticketId);
  const seq = await findNewestEntry(reader, ticketId);
  const entry = seq === null ? null : await findLogFacts(reader, ticketId, seq);
  if (scene === null || entry === null) throw notFound();
  const [{ nodeName = entry.node } = {}] = scene.waiting;
  const params = noticeParams({ ...paramsOf(entry), node: nodeName });
  return { scene, params: { ...params, status: STATUS_AT[event] ?? scene.ticket.status } };
}

/** Sample values are nobody's secret. */
function fieldsFor(scene: Scene, { ticketId }: Trial, { seesAll }: Trier): ReadonlySet<string> {
  if (ticketId === null) return new Set(scene.version.definition.form.fields.map(({ key }) => key));
  return seesAll ? fieldsAt(scene, [...new Set(scene.waiting.map(({ nodeId }) => nodeId))]) : fieldsForAll(scene);
}

const STATUS_AT: Partial<Record<NoticeEvent, string>> = {
  ticket_finished: "finished",
  ticket_rejected: "rejected",
  ticket_withdrawn: "withdrawn",
  ticket_closed: "closed",
};

/** What people are told in Skein's own words, as a mail says it. */
export function usualForPeople(event: NoticeEvent, params: NoticeParams, locale: Locale): NoticeText {
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: "notices.mail" });
  const kind = kindOf(event);
  const note = params.comment === "" ? [] : [t("said", params)];
  return { title: t(`${kind}.subject`, params), content: [t(`${kind}.text`, params), ...note].join("\n\n") };
}

/** The notice that tells people of an event. */
export function kindOf(event: NoticeEvent): NoticeKind {
  const ended = ["ticket_finished", "ticket_rejected", "ticket_withdrawn", "ticket_closed"] as const;
  return ended.some((one) => one === event) ? "ticket_ended" : (event as NoticeKind & NoticeEvent);
}
