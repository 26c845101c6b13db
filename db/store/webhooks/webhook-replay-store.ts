import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isReplayed, type ReplaySource } from "../../queries/webhooks/deliveries";
import { tellDue } from "./webhook-delivery-store";

/**
 * A new message for each of these deliveries. What repeats a repeat repeats the first one, of which one repeat at a
 * time is under way.
 */
const repeat = (where: SQL, at: Date) => sql`
  insert into webhook_deliveries (endpoint_id, ticket_id, event, happening, payload, status, next_attempt_at,
    created_at, replay_of)
  select endpoint_id, ticket_id, event, 'replay:' || gen_random_uuid(), payload, 'pending', ${instantOf(at)},
    ${instantOf(at)}, coalesce(replay_of, id)
  from webhook_deliveries delivery where ${where} order by seq
  on conflict (replay_of) where status = 'pending' do nothing
  returning id, seq, endpoint_id, ticket_id, status`;

const instantOf = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** Sends a settled delivery again; the repeat under way where there is one, null for one that is not settled. */
export async function insertReplay(tx: Tx, deliveryId: string, at: Date): Promise<string | null> {
  const isSettled = sql`delivery.id = ${deliveryId} and delivery.status <> 'pending'`;
  const [row] = await tx.execute<{ id: string }>(sql`
    with written as (${repeat(isSettled, at)}), told as (${tellDue(sql`written`)})
    select id from written
    union all
    select again.id from webhook_deliveries delivery
    join webhook_deliveries again on again.replay_of = coalesce(delivery.replay_of, delivery.id)
    where ${isSettled} and again.status = 'pending'`);
  return row?.id ?? null;
}

/** Sends all of these again; answers how many. */
export async function insertReplays(tx: Tx, source: ReplaySource, at: Date): Promise<number> {
  const rows = await tx.execute(sql`
    with written as (${repeat(isReplayed(source), at)}), told as (${tellDue(sql`written`)})
    select id from written`);
  return rows.length;
}
