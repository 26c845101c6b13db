import type { RuleChannel, StoredRule } from "@/db/queries/notices/notice-rules";
import { nodeIdOf } from "@/lib/flows/version-cache";
import type { Locale } from "@/lib/i18n/locales";
import { noticeParams } from "@/lib/notices/notice-params";
import { isUsual, type NoticeEvent } from "@/lib/notices/rules/notice-event";
import { renderNotice } from "@/lib/notices/rules/text/notice-template";
import { textForChannel } from "@/lib/notices/rules/text/rule-text";
import { fieldsAt, fieldsForAll } from "@/lib/notices/rules/text/scene";
import { templateScope } from "@/lib/notices/rules/text/template-scope";
import { kindOf, usualForPeople } from "@/lib/notices/rules/trial";
import type { SimulatedNotice } from "../schema";
import type { Fact } from "./facts";
import { type Setting, serialOf, toScene } from "./scene";

type ListedRule = StoredRule & { event: NoticeEvent };

/** What the flow says of its events, and how the reader reads. */
export type Telling = {
  rules: readonly ListedRule[];
  channels: readonly RuleChannel[];
  reads: { locale: Locale; timeZone: string };
};

/** What would be said of a fact, to people and in channels, in the reader's language where it is for people. */
export function noticesOf(
  setting: Setting,
  telling: Telling,
  fact: Fact,
  people: readonly number[],
): SimulatedNotice[] {
  const rules = telling.rules.filter(({ event }) => event === fact.event);
  const forPeople = rules.find(({ channelId }) => channelId === null) ?? null;
  const isWanted = (forPeople?.isActive ?? isUsual(fact.event)) && fact.to === "everybody" && people.length > 0;
  return [
    ...(isWanted ? [noticeForPeople(setting, telling, { fact, people, rule: forPeople ?? NO_TEMPLATES })] : []),
    ...rules.flatMap((rule) => noticeForChannel(setting, telling, { fact, rule })),
  ];
}

const NO_TEMPLATES = { titleTemplate: "", contentTemplate: "" };

type ForPeople = { fact: Fact; people: readonly number[]; rule: typeof NO_TEMPLATES };

function noticeForPeople(setting: Setting, { reads }: Telling, { fact, people, rule }: ForPeople): SimulatedNotice {
  const { event, entry } = fact;
  const params = noticeParams(paramsOf(setting, fact));
  const scene = toScene(setting, entry);
  const nodeIds = [...new Set(fact.tasks.map(({ node }) => nodeIdOf(setting.version, node)))];
  const fields = nodeIds.length === 0 ? fieldsForAll(scene) : fieldsAt(scene, nodeIds);
  const occasion = { event, params, at: new Date(entry.at), taskNos: taskNosOf(fact) };
  const scope = templateScope(scene, { ...reads, fields }, occasion);
  const text = renderNotice(rule, scope, usualForPeople(event, params, reads.locale));
  return { event, channel: null, people: [...people], ...text };
}

type ForChannel = { fact: Fact; rule: ListedRule };

function noticeForChannel(setting: Setting, { channels }: Telling, { fact, rule }: ForChannel): SimulatedNotice[] {
  const { channelId, language, isActive } = rule;
  if (channelId === null || language === null || !isActive) return [];
  const { event, entry } = fact;
  const said = { event, kind: kindOf(event), params: paramsOf(setting, fact), taskNos: taskNosOf(fact) };
  const at = new Date(entry.at);
  const text = textForChannel({ rule, scene: toScene(setting, entry), said, at, language });
  const channel = channels.find(({ id }) => id === channelId)?.name ?? "";
  return [{ event, channel, people: [], ...text }];
}

function taskNosOf({ tasks, isForInterveners }: Fact): number[] | null {
  return tasks.length > 0 || isForInterveners ? tasks.map(({ no }) => no) : null;
}

function paramsOf(setting: Setting, { entry, node, reason }: Fact): Record<string, string> {
  const { version, flowName, replay, names } = setting;
  const { title, requester } = entry.change.after;
  const { by, action, comment } = entry;
  return {
    serial: serialOf(setting, replay),
    title,
    flow: flowName,
    requester: names.people.find(({ id }) => id === requester)?.name ?? "",
    node: node === null ? "" : (version.nodes.get(node)?.name ?? ""),
    status: toScene(setting, entry).ticket.status,
    actor: by?.name ?? "",
    action,
    comment: by === null ? "" : comment,
    reason,
  };
}
