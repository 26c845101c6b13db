import { eq, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { channelMessages, type noticeChannels } from "@/db/schema/outgoing/channels";
import { isoInstant } from "../lists/waiting";

type Row = typeof noticeChannels.$inferSelect;

export type ListedChannel = Pick<
  Row,
  "id" | "kind" | "name" | "sealedConfig" | "target" | "language" | "isActive" | "revision"
> & {
  lastSentAt: string | null;
  failingSince: string | null;
  pausedUntil: string | null;
  /** Why the latest message that was not taken was not. */
  lastError: { code: string; detail: string } | null;
  waiting: number;
  /** Given up in the last seven days. */
  dead: number;
  flows: number;
};

const instant = (column: SQL) => sql`case when ${column} is not null then ${isoInstant(column)} end`;

/** All channels with how they do, by kind and name. */
export async function listChannels(reader: Reader, now: Date): Promise<ListedChannel[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return reader.execute<ListedChannel>(sql`
    select channel.id, kind, name, sealed_config as "sealedConfig", target, language, is_active as "isActive", revision,
      ${instant(sql`last_sent_at`)} as "lastSentAt", ${instant(sql`failing_since`)} as "failingSince",
      case when paused_until > ${at} then ${isoInstant(sql`paused_until`)} end as "pausedUntil",
      (select jsonb_build_object('code', error_code, 'detail', error_detail) from channel_messages
        where channel_id = channel.id and status in ('failed', 'dead')
        order by created_at desc, seq desc limit 1) as "lastError",
      (select count(*)::int from channel_messages where channel_id = channel.id and settled_at is null) as waiting,
      (select count(*)::int from channel_messages where channel_id = channel.id and status = 'dead'
        and event <> 'channel.test' and created_at > ${at} - interval '7 days') as dead,
      ${flowsSpeakingBy(sql`channel.id`)} as flows
    from notice_channels channel order by kind, lower(name), channel.id`);
}

const flowsSpeakingBy = (channelId: SQL) => sql`(
  select count(distinct flow_id)::int from notice_rules where channel_id = ${channelId})`;

/** In how many flows rules speak by a channel. */
export async function countFlowsSpeakingBy(reader: Reader, channelId: number): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(sql`select ${flowsSpeakingBy(sql`${channelId}`)} as count`);
  return row?.count ?? 0;
}

/** By which channel a message goes, and what it is told for. */
export async function findChannelOf(reader: Reader, messageId: string) {
  const [row] = await reader
    .select({ channelId: channelMessages.channelId, event: channelMessages.event })
    .from(channelMessages)
    .where(eq(channelMessages.id, messageId));
  return row ?? null;
}
