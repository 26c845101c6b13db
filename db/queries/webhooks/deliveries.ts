import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { isoInstant } from "../lists/waiting";
import { isMissed } from "./endpoints";

type Status = "pending" | "delivered" | "dead" | "cancelled";

export type DeliveryRecord = {
  id: string;
  seq: number;
  event: string;
  ticket: { id: number; serial: string } | null;
  status: Status;
  attempts: number;
  createdAt: string;
  nextAttemptAt: string | null;
  isReplay: boolean;
  last: { durationMs: number | null; httpStatus: number | null; errorCode: string } | null;
};

export type DeliveryFilter = { status: Status | "missed" | null; event: string | null };

/** What an endpoint was told, newest first; `before` is the last one of the page before. */
export async function listDeliveries(
  reader: Reader,
  endpointId: number,
  page: DeliveryFilter & { before: number | null; limit: number },
): Promise<DeliveryRecord[]> {
  const { status, event, before, limit } = page;
  return reader.execute<DeliveryRecord>(sql`
    select delivery.id, delivery.seq::int, delivery.event, delivery.status, delivery.attempts,
      case when ticket.id is not null then jsonb_build_object('id', ticket.id, 'serial', ticket.serial) end as ticket,
      ${isoInstant(sql`delivery.created_at`)} as "createdAt",
      case delivery.status when 'pending' then ${isoInstant(sql`delivery.next_attempt_at`)} end as "nextAttemptAt",
      delivery.replay_of is not null as "isReplay", last.attempt as last
    from webhook_deliveries delivery
    left join tickets ticket on ticket.id = delivery.ticket_id
    left join lateral (
      select jsonb_build_object('durationMs', duration_ms, 'httpStatus', http_status, 'errorCode', error_code) as attempt
      from webhook_attempts where delivery_id = delivery.id and no = delivery.attempts
    ) last on true
    where delivery.endpoint_id = ${endpointId}
      and ${before === null ? sql`true` : sql`delivery.seq < ${before}`}
      and ${event === null ? sql`true` : sql`delivery.event = ${event}`}
      and ${statusIs(status)}
    order by delivery.seq desc limit ${limit}`);
}

function statusIs(status: DeliveryFilter["status"]): SQL {
  if (status === null) return sql`true`;
  if (status === "missed") return isMissed;
  return sql`delivery.status = ${status}`;
}

export type DeliveryTries = {
  endpointId: number;
  /** Of its endpoint. */
  flowId: number | null;
  payload: Record<string, unknown>;
  status: Status;
  attempts: {
    no: number;
    at: string;
    durationMs: number | null;
    httpStatus: number | null;
    errorCode: string;
    errorDetail: string;
    response: string;
  }[];
};

/** One delivery with what was sent and every try. */
export async function findDelivery(reader: Reader, deliveryId: string): Promise<DeliveryTries | null> {
  const [row] = await reader.execute<DeliveryTries>(sql`
    select endpoint_id as "endpointId", endpoint.flow_id as "flowId", payload, status, (
      select coalesce(jsonb_agg(jsonb_build_object('no', no, 'at', ${isoInstant(sql`attempt.at`)},
        'durationMs', duration_ms, 'httpStatus', http_status, 'errorCode', error_code, 'errorDetail', error_detail,
        'response', response) order by no), '[]')
      from webhook_attempts attempt where attempt.delivery_id = delivery.id) as attempts
    from webhook_deliveries delivery join webhook_endpoints endpoint on endpoint.id = endpoint_id
    where delivery.id = ${deliveryId}`);
  return row ?? null;
}

export type ReplaySource = { endpointId: number; from: Date; to: Date; which: "missed" | "all" };

/** Whether a delivery is one of those that are sent again; never one that repeats another, or a test. */
export const isReplayed = ({ endpointId, from, to, which }: ReplaySource) => sql`
  delivery.endpoint_id = ${endpointId} and delivery.replay_of is null and delivery.ticket_id is not null
  and delivery.created_at >= ${from.toISOString()}::timestamptz
  and delivery.created_at < ${to.toISOString()}::timestamptz
  and ${which === "missed" ? isMissed : sql`delivery.status <> 'pending'`}
  and not exists (
    select from webhook_deliveries again where again.replay_of = delivery.id and again.status = 'pending')`;

export async function countReplayed(reader: Reader, source: ReplaySource): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(
    sql`select count(*)::int as count from webhook_deliveries delivery where ${isReplayed(source)}`,
  );
  return row?.count ?? 0;
}
