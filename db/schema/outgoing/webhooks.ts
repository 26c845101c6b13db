import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { identity, instant } from "../columns";
import { flows } from "../flows";
import { users } from "../people";
import { tickets } from "../tickets";

/** Addresses that are told what happens to tickets. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: identity(),
    /** null is told of every flow. */
    flowId: integer().references(() => flows.id, { onDelete: "cascade" }),
    name: text().notNull(),
    url: text().notNull(),
    sealedSecret: text().notNull(),
    /** Signs beside the new one until then, so that a receiver can change over in its own time. */
    sealedPreviousSecret: text(),
    previousSecretUntil: instant(),
    events: text().array().notNull(),
    isActive: boolean().notNull().default(true),
    disabledAt: instant(),
    /** What happens while it is `failing` is kept for sending later; while it is `gone` or off `by_hand` it is not. */
    disabledReason: text({ enum: ["failing", "gone", "by_hand"] }),
    /** When the first of the tries failed that have all failed since. */
    failingSince: instant(),
    lastSuccessAt: instant(),
    createdById: integer().references(() => users.id),
    revision: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("webhook_endpoints_name_key").on(sql`coalesce(flow_id, 0)`, sql`lower(name)`),
    check("webhook_endpoints_disabled_check", sql`${t.isActive} = (${t.disabledAt} is null)`),
    check("webhook_endpoints_reason_check", sql`${t.isActive} = (${t.disabledReason} is null)`),
  ],
);

/** What an endpoint is told: one message with an id that stays the same for every try. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    /** The `webhook-id` of every try. */
    id: uuid().primaryKey().defaultRandom(),
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    endpointId: integer()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    ticketId: integer().references(() => tickets.id, { onDelete: "cascade" }),
    event: text().notNull(),
    /** What happened, the same whenever it is worked out: the ticket, the entry of its log, the part of that entry. */
    happening: text().notNull(),
    /** As it is sent; not `jsonb`, which would change the order of its keys. */
    payload: json().notNull().$type<Record<string, unknown>>(),
    status: text({ enum: ["pending", "delivered", "dead", "cancelled"] }).notNull(),
    attempts: integer().notNull().default(0),
    /** Nobody tries before; while a try is under way, when it counts as lost. */
    nextAttemptAt: instant().notNull(),
    createdAt: instant().notNull(),
    settledAt: instant(),
    /** The delivery it repeats, which stays as it was. */
    replayOf: uuid().references((): AnyPgColumn => webhookDeliveries.id, { onDelete: "set null" }),
  },
  (t) => [
    // The same fact told twice is one delivery.
    uniqueIndex("webhook_deliveries_happening_key").on(t.endpointId, t.happening),
    // Sending again twice at once is sending again once.
    uniqueIndex("webhook_deliveries_replay_key").on(t.replayOf).where(sql`status = 'pending'`),
    index("webhook_deliveries_replayed_idx").on(t.replayOf).where(sql`replay_of is not null`),
    // The delivery log of an endpoint, newest first, by keyset; the parts of it that wait and that did not arrive.
    index("webhook_deliveries_log_idx").on(t.endpointId, t.seq),
    index("webhook_deliveries_pending_idx").on(t.endpointId, t.seq).where(sql`status = 'pending'`),
    index("webhook_deliveries_failed_idx").on(t.endpointId, t.seq).where(sql`status in ('dead', 'cancelled')`),
    // Sending a span of time again.
    index("webhook_deliveries_created_idx").on(t.endpointId, t.createdAt),
    // The sweeper: what is due, and what is old.
    index("webhook_deliveries_due_idx").on(t.nextAttemptAt).where(sql`status = 'pending'`),
    index("webhook_deliveries_settled_idx").on(t.settledAt).where(sql`settled_at is not null`),
    index("webhook_deliveries_ticket_idx").on(t.ticketId),
    check("webhook_deliveries_status_check", sql`${t.status} in ('pending', 'delivered', 'dead', 'cancelled')`),
    check("webhook_deliveries_settled_check", sql`(${t.settledAt} is null) = (${t.status} = 'pending')`),
  ],
);

/** Each try: written before the call, completed after it. A try without an end was cut off; it may have arrived. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    deliveryId: uuid()
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: "cascade" }),
    no: integer().notNull(),
    at: instant().notNull(),
    durationMs: integer(),
    httpStatus: integer(),
    /** Empty when it arrived. */
    errorCode: text().notNull().default(""),
    errorDetail: text().notNull().default(""),
    /** The beginning of what was answered. */
    response: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.no] })],
);
