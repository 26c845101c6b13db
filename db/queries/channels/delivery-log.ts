import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { isoInstant } from "../lists/waiting";

export type LogKind = "message" | "mail" | "digest";

/** A row of the log is told apart by when it was written, of which kind it is, and its number among those. */
export type LogCursor = { at: string; rank: number; no: number };

export type LogRow = {
  kind: LogKind;
  rank: number;
  no: number;
  id: string;
  status: "pending" | "sending" | "sent" | "failed" | "dead" | "skipped";
  event: string;
  title: string;
  channel: { id: number; name: string; kind: ChannelKind } | null;
  person: { name: string; address: string } | null;
  ticket: { id: number; serial: string } | null;
  attempts: number;
  errorCode: string;
  errorDetail: string;
  createdAt: string;
  nextAttemptAt: string | null;
};
type ChannelKind = "email" | "webhook" | "dingtalk" | "feishu" | "wecom" | "slack" | "teams" | "script";

export type LogQuery = {
  status: "trouble" | "waiting" | "sent" | "skipped" | null;
  /** One channel, or mails to people. */
  by: number | "mail" | null;
  serial: string | null;
  before: LogCursor | null;
  limit: number;
};

const STATUSES = {
  trouble: sql`('failed', 'dead')`,
  waiting: sql`('pending', 'sending')`,
  sent: sql`('sent')`,
  skipped: sql`('skipped')`,
};

const RANK: Record<LogKind, number> = { message: 3, mail: 2, digest: 1 };

/** What was told to whom, newest first: by channels, by mail to people, and in their digests. */
export async function listDeliveryLog(reader: Reader, query: LogQuery): Promise<LogRow[]> {
  const parts = [
    ...(query.by === "mail" ? [] : [messages(query)]),
    ...(typeof query.by === "number" ? [] : [mails(query), ...(query.serial === null ? [digests(query)] : [])]),
  ];
  const union = sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  );
  return reader.execute<LogRow>(sql`
    select kind, rank, no::float8 as no, id, status, event, title, channel, person, ticket, attempts,
      error_code as "errorCode", error_detail as "errorDetail", ${isoInstant(sql`at`)} as "createdAt",
      case when next_at is not null then ${isoInstant(sql`next_at`)} end as "nextAttemptAt"
    from (${union}) part(${COLUMNS}) order by at desc, rank desc, no desc limit ${query.limit}`);
}

const COLUMNS = sql.raw(
  "kind, rank, no, id, status, event, title, channel, person, ticket, attempts, error_code, error_detail, at, next_at",
);

type Part = { kind: LogKind; at: SQL; no: SQL; status: SQL; ticket: SQL | null };

function within({ status, before, serial, limit }: LogQuery, part: Part): SQL {
  const conditions = [
    ...(status === null ? [] : [sql`${part.status} in ${STATUSES[status]}`]),
    ...(serial === null || part.ticket === null
      ? []
      : [sql`${part.ticket} = (select id from tickets where serial = ${serial})`]),
    ...(before === null
      ? []
      : [
          sql`${part.at} <= ${before.at}::timestamptz`,
          sql`(${part.at}, ${RANK[part.kind]}::int, ${part.no}::bigint)
            < (${before.at}::timestamptz, ${before.rank}::int, ${before.no}::bigint)`,
        ]),
    sql`true`,
  ];
  return sql`${sql.join(conditions, sql` and `)} order by ${part.at} desc, ${part.no} desc limit ${limit}`;
}

const ticketOf = (id: SQL) => sql`(
  select jsonb_build_object('id', ticket.id, 'serial', ticket.serial) from tickets ticket where ticket.id = ${id})`;

function messages(query: LogQuery): SQL {
  const part = { kind: "message" as const, at: sql`message.created_at`, no: sql`message.seq` };
  const columns = { status: sql`message.status`, ticket: sql`message.ticket_id` };
  const ofChannel = typeof query.by === "number" ? sql`message.channel_id = ${query.by} and ` : sql``;
  return sql`
    select 'message', ${RANK.message}::int, message.seq, message.id::text, message.status, message.event, message.title,
      jsonb_build_object('id', channel.id, 'name', channel.name, 'kind', channel.kind), null::jsonb,
      ${ticketOf(sql`message.ticket_id`)}, message.attempts, message.error_code, message.error_detail,
      message.created_at, case when message.status in ('pending', 'failed') then message.next_attempt_at end
    from channel_messages message join notice_channels channel on channel.id = message.channel_id
    where ${ofChannel} ${within(query, { ...part, ...columns })}`;
}

/** What waits for a digest is told by the digest. */
function mails(query: LogQuery): SQL {
  const part = { kind: "mail" as const, at: sql`mail.created_at`, no: sql`mail.id` };
  const columns = { status: sql`mail.status`, ticket: sql`notice.ticket_id` };
  return sql`
    select 'mail', ${RANK.mail}::int, mail.id::bigint, mail.id::text, mail.status, notice.kind,
      coalesce(notice.params ->> 'title', notice.params ->> 'subject', ''), null::jsonb,
      jsonb_build_object('name', users.name, 'address', mail.address), ${ticketOf(sql`notice.ticket_id`)},
      mail.attempts, mail.last_error, '', mail.created_at, null::timestamptz
    from notice_deliveries mail
    join notices notice on notice.id = mail.notice_id
    join users on users.id = notice.user_id
    where mail.status <> 'digest' and ${within(query, { ...part, ...columns })}`;
}

function digests(query: LogQuery): SQL {
  const part = { kind: "digest" as const, at: sql`digest.created_at`, no: sql`digest.id` };
  return sql`
    select 'digest', ${RANK.digest}::int, digest.id::bigint, digest.id::text, digest.status, 'digest', '', null::jsonb,
      jsonb_build_object('name', users.name, 'address', digest.address), null::jsonb, digest.attempts,
      digest.last_error, '', digest.created_at, null::timestamptz
    from notice_digests digest join users on users.id = digest.user_id
    where ${within(query, { ...part, status: sql`digest.status`, ticket: null })}`;
}

/** A message with every try, oldest first; null when there is none. */
export async function findMessage(reader: Reader, messageId: string) {
  const [row] = await reader.execute<MessageRow>(sql`
    select message.id, message.status, message.title, message.content, message.error_code as "errorCode",
      message.error_detail as "errorDetail", (
        select coalesce(jsonb_agg(jsonb_build_object('no', no, 'at', ${isoInstant(sql`at`)}, 'durationMs', duration_ms,
          'httpStatus', http_status, 'errorCode', attempt.error_code, 'errorDetail', attempt.error_detail,
          'response', response) order by no), '[]') from channel_attempts attempt where message_id = message.id) as tries
    from channel_messages message where message.id = ${messageId}`);
  return row ?? null;
}

type MessageRow = Pick<LogRow, "id" | "status" | "title" | "errorCode" | "errorDetail"> & {
  content: string;
  tries: {
    no: number;
    at: string;
    durationMs: number | null;
    httpStatus: number | null;
    errorCode: string;
    errorDetail: string;
    response: string;
  }[];
};
