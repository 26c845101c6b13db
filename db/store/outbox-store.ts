import { sql } from "drizzle-orm";
import type { Db, Reader } from "@/db/client";
import type { Json } from "@/lib/forms/form-definition";

export type OutboxRow = {
  id: string;
  seq: number;
  ticketId: number | null;
  topic: string;
  payload: Record<string, Json>;
  attempts: number;
};

type Lease = { topics: readonly string[]; limit: number; seconds: number };

/**
 * Takes the oldest unsent rows for a while, oldest first. A row waits for the earlier rows of its ticket, so that
 * what happened to a ticket is told in order; rows with other topics are left to a process that knows them.
 */
export async function leaseOutbox(db: Reader, lease: Lease): Promise<OutboxRow[]> {
  const rows = await db.transaction(async (tx) => {
    // Two relays at once would each skip the rows the other has locked and not yet marked, and so lose the order.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('skein.outbox'))`);
    return tx.execute<OutboxRow>(sql`
      with picked as (
        select id from outbox
        where sent_at is null and topic in ${lease.topics}
          and (leased_until is null or leased_until <= clock_timestamp())
          and not exists (
            select from outbox earlier
            where earlier.sent_at is null and earlier.seq < outbox.seq and earlier.ticket_id = outbox.ticket_id
              and earlier.leased_until > clock_timestamp())
        order by seq limit ${lease.limit}
        for update skip locked
      )
      update outbox set attempts = attempts + 1,
        leased_until = clock_timestamp() + make_interval(secs => ${lease.seconds})
      from picked where outbox.id = picked.id
      returning outbox.id, seq::int, ticket_id as "ticketId", topic, payload, attempts`);
  });
  return rows.toSorted((a, b) => a.seq - b.seq);
}

export async function markOutboxSent(db: Db, ids: readonly string[]): Promise<void> {
  await db.execute(sql`
    update outbox set sent_at = clock_timestamp(), leased_until = null, last_error = ''
    where id = any(${uuidArray(ids)}) and sent_at is null`);
}

/** Keeps rows that could not be sent for a later try: after 2, 4, 8 … seconds, at most a minute. */
export async function deferOutbox(db: Db, ids: readonly string[], error: string): Promise<void> {
  await db.execute(sql`
    update outbox set last_error = left(${error}, 500),
      leased_until = clock_timestamp() + make_interval(secs => least(60, 2 ^ least(attempts, 6)))
    where id = any(${uuidArray(ids)}) and sent_at is null`);
}

// One array, not one parameter for each: every text of a statement is prepared once and kept.
function uuidArray(ids: readonly string[]) {
  return sql`${`{${ids.join(",")}}`}::uuid[]`;
}

type NewOutboxRow = { ticketId: number | null; topic: string; payload: Record<string, Json> };

export async function appendOutbox(reader: Reader, rows: readonly NewOutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await reader.execute(sql`
    insert into outbox (ticket_id, topic, payload)
    select "ticketId", topic, payload
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as o("ticketId" int, topic text, payload jsonb)`);
}

/**
 * Tells once more of timers that are overdue by more than two minutes and still pending; answers how many.
 * The row's id stands for timer and hour, so a timer that stays pending is told again every hour and no more often.
 */
export async function rearmOverdueTimers(db: Db, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    insert into outbox (id, ticket_id, topic, payload)
    select md5(format('rearm %s %s %s', ticket_id, no, floor(extract(epoch from ${at} - due_at) / 3600)))::uuid,
      ticket_id, 'ticket/timer.armed.v1', jsonb_build_object('timerNo', no,
        'dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from ticket_timers
    where status = 'pending' and due_at < ${at} - interval '2 minutes'
    order by due_at
    on conflict (id) do nothing
    returning id`);
  return rows.length;
}

/**
 * Tells once more of what tickets have others do and nobody has answered for ten minutes; answers how many. Whoever
 * carries it out knows what was done already. The row's id stands for job, attempt and hour, as with timers.
 */
export async function retellOpenJobs(db: Db, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    insert into outbox (id, ticket_id, topic, payload)
    select md5(format('retell %s %s %s %s', ticket_id, no, attempt,
        floor(extract(epoch from ${at} - job.started_at) / 3600)))::uuid,
      ticket_id, 'ticket/job.started.v1', jsonb_build_object('jobNo', no, 'kind', kind, 'attempt', attempt)
    from ticket_jobs job join tickets on tickets.id = ticket_id and tickets.deleted_at is null
    where (job.status = 'pending' or (job.status = 'waiting' and kind = 'hook'))
      and job.started_at < ${at} - interval '10 minutes'
    order by job.started_at
    on conflict (id) do nothing
    returning id`);
  return rows.length;
}

/**
 * Tells once more of notices that were to be mailed and whose run was lost: nobody began within ten minutes, or nobody
 * went on for half a day, which is longer than all tries take. Answers how many.
 */
export async function retellLostMails(db: Db, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    insert into outbox (id, ticket_id, topic, payload)
    select distinct on (named.notice_id) md5(format('lost mail %s %s', named.notice_id,
        floor(extract(epoch from ${at} - told.sent_at) / 43200)))::uuid, told.ticket_id, told.topic, told.payload
    from outbox told cross join lateral (select (told.payload ->> 'noticeId')::int) as named(notice_id)
      left join notice_deliveries mail on mail.notice_id = named.notice_id and mail.channel = 'email'
    where told.topic in ('notice/recorded.v1', 'notice/recorded.v2')
      and told.sent_at between ${at} - interval '2 days' and ${at} - interval '10 minutes'
      and exists (select from notices where notices.id = named.notice_id)
      and (mail.id is null
        or (mail.status in ('sending', 'failed') and mail.created_at < ${at} - interval '12 hours'))
    order by named.notice_id, told.sent_at
    on conflict (id) do nothing
    returning id`);
  return rows.length;
}

/** Removes a batch of rows that were handed over before then; answers how many. */
export async function removeSentOutbox(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.execute(sql`
    delete from outbox where id in (
      select id from outbox where sent_at < ${before.toISOString()}::timestamptz order by sent_at limit ${limit}
      for update skip locked)
    returning id`);
  return rows.length;
}

/** Has rows that were put off tried at once; answers how many. Those being handed over now are left alone. */
export async function freeDeferredOutbox(db: Db): Promise<number> {
  const rows = await db.execute(sql`
    update outbox set leased_until = null where sent_at is null and last_error <> '' returning id`);
  return rows.length;
}
