import type { Reader } from "@/db/client";
import { listNoticeReaders } from "@/db/queries/notices/notice-scenes";
import { listWaitingPlaces, type Recipient } from "@/db/queries/notices/recipients";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { installationTimeZone } from "@/lib/platform/time-zone";
import type { NoticeKind } from "../../notice-kind";
import { noticeParams } from "../../notice-params";
import type { NoticeEvent } from "../notice-event";
import { type RenderedNotice, renderNotice, type Templates } from "./notice-template";
import { fieldsAt, fieldsForAll, type Scene } from "./scene";
import { type Audience, type Occasion, templateScope } from "./template-scope";
import { usualText } from "./usual-text";

/** What there is to say. */
export type Said = {
  event: NoticeEvent;
  kind: NoticeKind;
  params: Record<string, string>;
  /** The tasks it is about; null for all that wait. */
  taskNos: readonly number[] | null;
};

export type RenderedFor = RenderedNotice & { userIds: readonly number[] };

type ForChannel = { rule: Templates; scene: Scene; said: Said; at: Date; language: Locale };

/** What a channel is to say, with nothing that is hidden from whoever may view the ticket. */
export function textForChannel({ rule, scene, said, at, language }: ForChannel): RenderedNotice {
  const audience = { locale: language, timeZone: installationTimeZone(), fields: fieldsForAll(scene) };
  const scope = templateScope(scene, audience, occasionOf(said, at));
  const params = noticeParams(said.params);
  const usual = usualText(
    said.event,
    { ...params, assignees: String(scope.assignees), error: String(scope.error) },
    language,
  );
  return renderNotice(rule, scope, usual);
}

type ForPeople = { rule: Templates; scene: Scene; said: Said; people: readonly Recipient[]; at: Date };

/**
 * What the flow has to say to people, rendered once for all who see the same fields in the same language and zone.
 * A text is empty where it is to be said as usual.
 */
export async function ownTexts(reader: Reader, { rule, scene, said, people, at }: ForPeople): Promise<RenderedFor[]> {
  const userIds = people.map(({ userId }) => userId);
  const places = await listWaitingPlaces(reader, scene.ticket.id, at);
  const groups = new Map<string, { audience: Audience; userIds: number[] }>();
  for (const { userId, locale, timeZone } of await listNoticeReaders(reader, userIds)) {
    const nodeIds = places.filter((place) => place.userId === userId).map(({ nodeId }) => nodeId);
    const reads = { locale: locale ?? DEFAULT_LOCALE, timeZone: timeZone ?? installationTimeZone() };
    const key = JSON.stringify([nodeIds, reads]);
    const group = groups.get(key) ?? { audience: { ...reads, fields: fieldsAt(scene, nodeIds) }, userIds: [] };
    group.userIds.push(userId);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ audience, userIds: ids }) => {
    const scope = templateScope(scene, audience, occasionOf(said, at));
    return { userIds: ids, ...renderNotice(rule, scope, { title: "", content: "" }) };
  });
}

function occasionOf({ event, params, taskNos }: Said, at: Date): Occasion {
  return { event, params: noticeParams(params), at, taskNos };
}
