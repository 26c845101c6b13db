import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

export type NewChannelMessage = {
  channelId: number;
  ticketId: number | null;
  flowId: number | null;
  event: string;
  title: string;
  content: string;
  recipientIds: readonly number[];
  naturalKey: string;
};

export const instantOf = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** An outbox row for each of the messages that `source` yields and that wait to be sent, in their order. */
export const tellRecorded = (source: SQL) => sql`
  insert into outbox (ticket_id, topic, payload)
  select ticket_id, 'notice/message.recorded.v1', jsonb_build_object('messageId', id, 'channelId', channel_id)
  from ${source} where status = 'pending' order by seq`;

/**
 * Writes messages that are not there yet, in this order, with an outbox row for each to send; answers their ids. What a
 * channel that is off should have said is kept as skipped; a channel that is gone is left out.
 */
export async function insertChannelMessages(
  tx: Tx,
  messages: readonly NewChannelMessage[],
  at: Date,
): Promise<string[]> {
  if (messages.length === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`
    with written as (
      insert into channel_messages (channel_id, ticket_id, flow_id, event, title, content, recipient_ids, natural_key,
        status, error_code, next_attempt_at, created_at, settled_at)
      select channel.id, "ticketId", "flowId", event, title, content, "recipientIds", "naturalKey",
        case when is_active then 'pending' else 'skipped' end, case when is_active then '' else 'channel_off' end,
        ${instantOf(at)}, ${instantOf(at)}, case when not is_active then ${instantOf(at)} end
      from rows from (jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb) as ("channelId" int, "ticketId" int,
        "flowId" int, event text, title text, content text, "recipientIds" int[], "naturalKey" text)) with ordinality
        as m("channelId", "ticketId", "flowId", event, title, content, "recipientIds", "naturalKey", place)
      join notice_channels channel on channel.id = "channelId"
      order by place
      on conflict (channel_id, natural_key) do nothing
      returning id, seq, channel_id, ticket_id, status
    ),
    told as (${tellRecorded(sql`written`)})
    select id from written order by seq`);
  return rows.map(({ id }) => id);
}
