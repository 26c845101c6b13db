import { and, asc, eq, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { noticeRules } from "@/db/schema/notice-rules";
import { noticeChannels } from "@/db/schema/outgoing/channels";

type RuleRow = typeof noticeRules.$inferSelect;

export type StoredRule = Pick<RuleRow, "id" | "channelId" | "titleTemplate" | "contentTemplate" | "isActive"> & {
  /** Of its channel; null for the rule about people. */
  language: "en" | "zh-CN" | null;
};

const columns = {
  id: noticeRules.id,
  channelId: noticeRules.channelId,
  titleTemplate: noticeRules.titleTemplate,
  contentTemplate: noticeRules.contentTemplate,
  isActive: noticeRules.isActive,
};

/** What a flow says about one of its events, channels in their order. */
export async function listRulesFor(
  reader: Reader,
  of: { flowId: number; event: RuleRow["event"] },
): Promise<StoredRule[]> {
  return reader
    .select({ ...columns, language: noticeChannels.language })
    .from(noticeRules)
    .leftJoin(noticeChannels, eq(noticeChannels.id, noticeRules.channelId))
    .where(and(eq(noticeRules.flowId, of.flowId), eq(noticeRules.event, of.event)))
    .orderBy(asc(noticeRules.position), asc(noticeRules.id));
}

export type ListedRule = StoredRule & Pick<RuleRow, "event" | "revision" | "problem"> & { problemAt: Date | null };

/** All rules of a flow, channels in their order. */
export async function listRulesOf(reader: Reader, flowId: number): Promise<ListedRule[]> {
  return reader
    .select({
      ...columns,
      language: noticeChannels.language,
      event: noticeRules.event,
      revision: noticeRules.revision,
      problem: noticeRules.problem,
      problemAt: noticeRules.problemAt,
    })
    .from(noticeRules)
    .leftJoin(noticeChannels, eq(noticeChannels.id, noticeRules.channelId))
    .where(eq(noticeRules.flowId, flowId))
    .orderBy(asc(noticeRules.position), asc(noticeRules.id));
}

export type RuleChannel = {
  id: number;
  kind: (typeof noticeChannels.$inferSelect)["kind"];
  name: string;
  isActive: boolean;
};

/** Every channel there is, by name, as those who only use them may know it. */
export async function listRuleChannels(reader: Reader): Promise<RuleChannel[]> {
  return reader
    .select({
      id: noticeChannels.id,
      kind: noticeChannels.kind,
      name: noticeChannels.name,
      isActive: noticeChannels.isActive,
    })
    .from(noticeChannels)
    .orderBy(sql`lower(${noticeChannels.name})`, asc(noticeChannels.id));
}

/** The language of a channel; null when there is none. */
export async function findChannelLanguage(reader: Reader, channelId: number): Promise<"en" | "zh-CN" | null> {
  const [row] = await reader
    .select({ language: noticeChannels.language })
    .from(noticeChannels)
    .where(eq(noticeChannels.id, channelId));
  return row?.language ?? null;
}
