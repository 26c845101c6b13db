import { and, eq, isNull, max, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { noticeRules } from "@/db/schema/notice-rules";
import { noticeChannels } from "@/db/schema/outgoing/channels";

export type RuleRow = typeof noticeRules.$inferSelect;
export type NewRule = Pick<
  RuleRow,
  "flowId" | "event" | "channelId" | "titleTemplate" | "contentTemplate" | "isActive" | "changedById"
>;

const NO_PROBLEM = { problem: "", problemAt: null } as const;

/** Adds a rule behind the others of its event; null when there is one for that target already. */
export async function insertRule(tx: Tx, rule: NewRule, at: Date): Promise<{ id: number; revision: number } | null> {
  const ofEvent = and(eq(noticeRules.flowId, rule.flowId), eq(noticeRules.event, rule.event));
  const [last] = await tx
    .select({ position: max(noticeRules.position) })
    .from(noticeRules)
    .where(ofEvent);
  const [row] = await tx
    .insert(noticeRules)
    .values({ ...rule, position: (last?.position ?? 0) + 1, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: noticeRules.id, revision: noticeRules.revision });
  return row ?? null;
}

type RuleChange = Pick<RuleRow, "titleTemplate" | "contentTemplate" | "isActive" | "changedById">;

/** Changes a rule that is still as it was read; null when it is not. */
export async function updateRule(
  tx: Tx,
  rule: Pick<RuleRow, "id" | "flowId" | "event" | "channelId" | "revision">,
  change: RuleChange,
  at: Date,
): Promise<{ id: number; revision: number } | null> {
  const [row] = await tx
    .update(noticeRules)
    .set({ ...change, ...NO_PROBLEM, revision: sql`${noticeRules.revision} + 1`, updatedAt: at })
    .where(
      and(
        eq(noticeRules.id, rule.id),
        eq(noticeRules.flowId, rule.flowId),
        eq(noticeRules.event, rule.event),
        rule.channelId === null ? isNull(noticeRules.channelId) : eq(noticeRules.channelId, rule.channelId),
        eq(noticeRules.revision, rule.revision),
      ),
    )
    .returning({ id: noticeRules.id, revision: noticeRules.revision });
  return row ?? null;
}

/** A rule of a flow; null when there is none. */
export async function findRule(tx: Tx, flowId: number, ruleId: number): Promise<RuleRow | null> {
  const [row] = await tx
    .select()
    .from(noticeRules)
    .where(and(eq(noticeRules.id, ruleId), eq(noticeRules.flowId, flowId)));
  return row ?? null;
}

export async function deleteRule(tx: Tx, rule: { id: number; revision: number }): Promise<boolean> {
  const rows = await tx
    .delete(noticeRules)
    .where(and(eq(noticeRules.id, rule.id), eq(noticeRules.revision, rule.revision)))
    .returning({ id: noticeRules.id });
  return rows.length === 1;
}

/** Puts the channels of an event in this order; answers how many there are of those named. */
export async function orderRules(
  tx: Tx,
  of: Pick<RuleRow, "flowId" | "event">,
  ruleIds: readonly number[],
): Promise<number> {
  const rows = await tx.execute(sql`
    update notice_rules set position = place
    from unnest(${`{${ruleIds.join(",")}}`}::int[]) with ordinality as ordered(id, place)
    where notice_rules.id = ordered.id and flow_id = ${of.flowId} and event = ${of.event} and channel_id is not null
    returning notice_rules.id`);
  return rows.length;
}

/** Channel rules of an event, in no order. */
export async function listChannelRuleIds(tx: Tx, of: Pick<RuleRow, "flowId" | "event">): Promise<number[]> {
  const ofEvent = and(eq(noticeRules.flowId, of.flowId), eq(noticeRules.event, of.event));
  const rows = await tx
    .select({ id: noticeRules.id, channelId: noticeRules.channelId })
    .from(noticeRules)
    .where(ofEvent);
  return rows.filter(({ channelId }) => channelId !== null).map(({ id }) => id);
}

export async function isChannel(tx: Tx, channelId: number): Promise<boolean> {
  const rows = await tx
    .select({ id: noticeChannels.id })
    .from(noticeChannels)
    .where(eq(noticeChannels.id, channelId))
    .for("key share");
  return rows.length === 1;
}

/** Notes that templates could not be used. */
export async function noteRuleProblem(tx: Tx, ruleId: number, problem: string, at: Date): Promise<void> {
  const text = problem.replaceAll("\0", "").slice(0, 300);
  await tx.update(noticeRules).set({ problem: text, problemAt: at }).where(eq(noticeRules.id, ruleId));
}
