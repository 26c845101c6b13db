import { and, eq, getTableColumns, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { channelAttempts, channelMessages, noticeChannels } from "@/db/schema/outgoing/channels";
import { tickets } from "@/db/schema/tickets";

export type NewChannelMessage = {
  channelId: number;
  ticketId: number | null;
  flowId: number | null;
  event: string;
  title: string;
  content: string;
  recipientIds: readonly number[];
  naturalKey: string;
  /** A test is said also by a channel that is off. */
  isTest?: boolean;
};

const instantOf = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** An outbox row for each of the messages that `source` yields and that wait to be sent, in their order. */
const tellRecorded = (source: SQL) => sql`
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
        case when speaks then 'pending' else 'skipped' end, case when speaks then '' else 'channel_off' end,
        ${instantOf(at)}, ${instantOf(at)}, case when not speaks then ${instantOf(at)} end
      from rows from (jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb) as ("channelId" int, "ticketId" int,
        "flowId" int, event text, title text, content text, "recipientIds" int[], "naturalKey" text, "isTest" boolean)) with ordinality
        as m("channelId", "ticketId", "flowId", event, title, content, "recipientIds", "naturalKey", "isTest", place)
      join notice_channels channel on channel.id = "channelId"
      cross join lateral (select is_active or coalesce("isTest", false) as speaks) heard
      order by place
      on conflict (channel_id, natural_key) do nothing
      returning id, seq, channel_id, ticket_id, status
    ),
    told as (${tellRecorded(sql`written`)})
    select id from written order by seq`);
  return rows.map(({ id }) => id);
}

/** A message, its row locked until the transaction ends, with the channel it goes by; null when it is gone. */
export async function lockMessage(tx: Tx, messageId: string) {
  const [row] = await tx
    .select({
      ...getTableColumns(channelMessages),
      ticketDeletedAt: tickets.deletedAt,
      channel: {
        kind: noticeChannels.kind,
        language: noticeChannels.language,
        sealedConfig: noticeChannels.sealedConfig,
        isActive: noticeChannels.isActive,
        pausedUntil: noticeChannels.pausedUntil,
      },
    })
    .from(channelMessages)
    .innerJoin(noticeChannels, eq(noticeChannels.id, channelMessages.channelId))
    .leftJoin(tickets, eq(tickets.id, channelMessages.ticketId))
    .where(eq(channelMessages.id, messageId))
    .for("update", { of: channelMessages });
  return row ?? null;
}

export type LockedMessage = NonNullable<Awaited<ReturnType<typeof lockMessage>>>;

/** Writes down that a try begins; until `lostAt` nobody else begins another. Answers its number. */
export async function beginAttempt(tx: Tx, { id, attempts }: LockedMessage, at: Date, lostAt: Date): Promise<number> {
  const no = attempts + 1;
  await tx.insert(channelAttempts).values({ messageId: id, no, at });
  await tx
    .update(channelMessages)
    .set({ attempts: no, nextAttemptAt: lostAt, status: "sending" })
    .where(eq(channelMessages.id, id));
  return no;
}

type AttemptEnd = Pick<
  typeof channelAttempts.$inferSelect,
  "durationMs" | "httpStatus" | "errorCode" | "errorDetail" | "response"
>;

export async function endAttempt(tx: Tx, messageId: string, no: number, end: AttemptEnd): Promise<void> {
  await tx
    .update(channelAttempts)
    .set(end)
    .where(and(eq(channelAttempts.messageId, messageId), eq(channelAttempts.no, no)));
}

type Trouble = { errorCode: string; errorDetail: string };
type End =
  | { status: "sent"; at: Date }
  | ({ status: "dead" | "skipped"; at: Date } & Trouble)
  | ({ status: "failed"; nextAttemptAt: Date } & Trouble);

/**
 * What comes of a message. Something that arrived has arrived, whatever was decided of it meanwhile; anything else is
 * for the latest try to say.
 */
export async function settleMessage(tx: Tx, messageId: string, end: End, no: number): Promise<void> {
  const isLatest = and(eq(channelMessages.attempts, no), isNull(channelMessages.settledAt));
  const isOpen = end.status === "sent" ? ne(channelMessages.status, "sent") : isLatest;
  const { status } = end;
  const changes =
    status === "sent"
      ? { status, settledAt: end.at, errorCode: "", errorDetail: "" }
      : status === "failed"
        ? { status, nextAttemptAt: end.nextAttemptAt, errorCode: end.errorCode, errorDetail: end.errorDetail }
        : { status, settledAt: end.at, errorCode: end.errorCode, errorDetail: end.errorDetail };
  await tx
    .update(channelMessages)
    .set(changes)
    .where(and(eq(channelMessages.id, messageId), isOpen));
}

/** How many tries a channel has begun since then. */
export async function countAttemptsSince(tx: Tx, channelId: number, since: Date): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from channel_attempts
    join channel_messages message on message.id = message_id and message.channel_id = ${channelId}
    where at > ${instantOf(since)}`);
  return row?.count ?? 0;
}

/** Lets a message be tried now, unless a try is under way or it was sent; answers whether it will be. */
export async function hurryMessage(tx: Tx, messageId: string, at: Date): Promise<boolean> {
  const rows = await tx.execute(sql`
    with hurried as (
      update channel_messages set status = 'pending', next_attempt_at = ${instantOf(at)}, settled_at = null
      where id = ${messageId} and status <> 'sent' and (status <> 'sending' or next_attempt_at <= ${instantOf(at)})
      returning id, seq, channel_id, ticket_id, status
    ),
    told as (${tellRecorded(sql`hurried`)})
    select id from hurried`);
  return rows.length === 1;
}

/** What waits to be said by a channel is not said. */
export async function skipWaiting(tx: Tx, channelId: number, at: Date): Promise<void> {
  await tx
    .update(channelMessages)
    .set({ status: "skipped", settledAt: at, errorCode: "channel_off", errorDetail: "" })
    .where(and(eq(channelMessages.channelId, channelId), isNull(channelMessages.settledAt)));
}

/**
 * Tells once more of what is overdue by more than ten minutes; answers how many. The row's id stands for message and
 * hour, so that the same is told once an hour and no more often.
 */
export async function retellDueMessages(db: Db, now: Date): Promise<number> {
  const at = instantOf(now);
  const rows = await db.execute(sql`
    insert into outbox (id, ticket_id, topic, payload)
    select md5(format('message %s %s %s', id, attempts, floor(extract(epoch from ${at} - next_attempt_at) / 3600)))::uuid,
      ticket_id, 'notice/message.recorded.v1', jsonb_build_object('messageId', id, 'channelId', channel_id)
    from channel_messages
    where settled_at is null and next_attempt_at < ${at} - interval '10 minutes'
    order by seq
    on conflict (id) do nothing
    returning id`);
  return rows.length;
}

/** Removes a batch of what was settled before then, with its tries; answers how many. */
export async function removeSettledMessages(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.execute(sql`
    delete from channel_messages where id in (
      select id from channel_messages where settled_at < ${instantOf(before)} order by settled_at limit ${limit}
      for update skip locked)
    returning id`);
  return rows.length;
}
