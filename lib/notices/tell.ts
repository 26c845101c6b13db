import type { Tx } from "@/db/client";
import { listRulesFor, type StoredRule } from "@/db/queries/notices/notice-rules";
import type { Recipient } from "@/db/queries/notices/recipients";
import { noteRuleProblem } from "@/db/store/notices/notice-rule-store";
import { logger } from "@/lib/platform/logger";
import { recordChannelMessages } from "./channels/record-channel-messages";
import { recordNotices } from "./record-notices";
import { isUsual } from "./rules/notice-event";
import { ownTexts, type RenderedFor, type Said, textForChannel } from "./rules/text/rule-text";
import { readScene, type Scene } from "./rules/text/scene";

export type Told = Said & {
  ticketId: number;
  flowId: number;
  /** Tries out a draft: nothing of it leaves Skein. */
  isTest: boolean;
  /** The people concerned. */
  recipients: readonly Recipient[];
  /** The same for every telling of the same fact. */
  naturalKey: string;
  /** Who hears of it: channels are told of a node's tasks together, and its people of each. */
  to: "everybody" | "people" | "channels";
};

export type TellMeans = { byMail: boolean; at: Date };

/**
 * Tells of a fact as its flow wants it: the people concerned, unless the flow says no, and its channels; in the flow's
 * own words where it has some. Telling it again changes nothing. Answers how many notices are new.
 */
export async function tell(tx: Tx, told: Told, { byMail, at }: TellMeans): Promise<number> {
  const rules = await listRulesFor(tx, told);
  const forPeople = rules.find(({ channelId }) => channelId === null) ?? null;
  const isWanted = forPeople?.isActive ?? isUsual(told.event);
  const people = told.to === "channels" || !isWanted ? [] : told.recipients;
  const channels = told.to === "people" || told.isTest ? [] : rules.filter(isForChannel);
  const hasOwn = forPeople !== null && hasTemplates(forPeople) && people.length > 0;
  const scene = hasOwn || channels.length > 0 ? await readScene(tx, told.ticketId) : null;
  const own = scene !== null && hasOwn ? await ownTexts(tx, { rule: forPeople, scene, said: told, people, at }) : [];
  for (const { problem } of own) await noteProblem(tx, forPeople, problem, at);
  const { ticketId, kind, naturalKey, params, isTest } = told;
  const means = { byMail, isTest, own: new Map(own.flatMap(byPerson)) };
  const written = await recordNotices(tx, { ticketId, kind, naturalKey, params }, people, means);
  if (scene !== null) await tellChannels(tx, { told, scene, channels, at });
  return written;
}

type ChannelRule = StoredRule & { channelId: number; language: "en" | "zh-CN" };

const isForChannel = (rule: StoredRule): rule is ChannelRule =>
  rule.channelId !== null && rule.language !== null && rule.isActive;

const hasTemplates = ({ titleTemplate, contentTemplate }: StoredRule) => titleTemplate !== "" || contentTemplate !== "";

/** What has no words of the flow's own is left to be said as usual, in its reader's language. */
const byPerson = ({ userIds, title, content }: RenderedFor): [number, Record<string, string>][] =>
  userIds.map((userId) => [userId, { ownTitle: title, ownText: content }]);

async function tellChannels(
  tx: Tx,
  { told, scene, channels, at }: { told: Told; scene: Scene; channels: readonly ChannelRule[]; at: Date },
): Promise<void> {
  const { ticketId, flowId, event, naturalKey, recipients } = told;
  const messages = [];
  for (const rule of channels) {
    const { problem, ...text } = textForChannel({ rule, scene, said: told, at, language: rule.language });
    await noteProblem(tx, rule, problem, at);
    const recipientIds = recipients.map(({ userId }) => userId);
    messages.push({ channelId: rule.channelId, ticketId, flowId, event, naturalKey, recipientIds, ...text });
  }
  await recordChannelMessages(tx, messages, at);
}

/** One template that cannot be used keeps nobody else from being told. */
async function noteProblem(tx: Tx, rule: StoredRule | null, problem: string, at: Date): Promise<void> {
  if (problem === "" || rule === null) return;
  logger.warn({ ruleId: rule.id, problem }, "a notice template could not be used; the usual words were");
  await noteRuleProblem(tx, rule.id, problem, at);
}
