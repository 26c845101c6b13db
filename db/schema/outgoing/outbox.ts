import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Json } from "@/lib/forms/form-definition";
import { identity, instant } from "../columns";
import { noticeDigests } from "../notice-preferences";
import { users } from "../people";
import { tickets } from "../tickets";

/** Consequences outside the database, written in the ticket's transaction and handed to Inngest by the relay. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid().primaryKey().defaultRandom(),
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    ticketId: integer().references(() => tickets.id, { onDelete: "cascade" }),
    topic: text().notNull(),
    payload: jsonb().notNull().$type<Record<string, Json>>(),
    createdAt: instant().notNull().defaultNow(),
    leasedUntil: instant(),
    attempts: integer().notNull().default(0),
    lastError: text().notNull().default(""),
    sentAt: instant(),
  },
  (t) => [
    // The relay: what is not sent, in order.
    index("outbox_unsent_idx").on(t.seq).where(sql`sent_at is null`),
    // The sweeper: what was sent long ago.
    index("outbox_sent_idx").on(t.sentAt).where(sql`sent_at is not null`),
  ],
);

/** A person's notices. */
export const notices = pgTable(
  "notices",
  {
    id: identity(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** null for what is about no ticket; then `params.path` leads to it. */
    ticketId: integer().references(() => tickets.id, { onDelete: "cascade" }),
    kind: text({
      enum: [
        "task_opened",
        "task_assigned",
        "reminded",
        "escalated",
        "mentioned",
        "copied",
        "commented",
        "ticket_created",
        "ticket_ended",
        "job_failed",
        "webhook_failing",
      ],
    }).notNull(),
    params: jsonb().notNull().$type<Record<string, string>>(),
    /** The same fact told twice is one notice. */
    naturalKey: text().notNull(),
    /** Whether it is in the inbox; what its reader wants by mail alone is not. */
    inApp: boolean().notNull().default(true),
    createdAt: instant().notNull().defaultNow(),
    readAt: instant(),
  },
  (t) => [
    uniqueIndex("notices_natural_key").on(t.userId, t.naturalKey),
    index("notices_user_idx").on(t.userId, t.createdAt, t.id),
    index("notices_unread_idx").on(t.userId).where(sql`read_at is null and in_app`),
  ],
);

export const noticeDeliveries = pgTable(
  "notice_deliveries",
  {
    id: identity(),
    noticeId: integer()
      .notNull()
      .references(() => notices.id, { onDelete: "cascade" }),
    channel: text({ enum: ["email"] }).notNull(),
    address: text().notNull(),
    /** `failed` is tried again; `dead` is not. `digest` waits for the digest, and is never mailed by itself. */
    status: text({ enum: ["sending", "sent", "failed", "dead", "skipped", "digest"] }).notNull(),
    /** The digest that tells of it. */
    digestId: integer().references(() => noticeDigests.id, { onDelete: "set null" }),
    attempts: integer().notNull().default(0),
    lastError: text().notNull().default(""),
    createdAt: instant().notNull().defaultNow(),
    sentAt: instant(),
  },
  (t) => [
    uniqueIndex("notice_deliveries_channel_key").on(t.noticeId, t.channel),
    // The delivery log, newest first, by keyset: all of it, and what did not arrive.
    index("notice_deliveries_log_idx").on(t.createdAt, t.id),
    index("notice_deliveries_trouble_idx").on(t.createdAt, t.id).where(sql`status in ('failed', 'dead', 'skipped')`),
    // What waits for digests.
    index("notice_deliveries_digest_idx").on(t.noticeId).where(sql`status = 'digest'`),
  ],
);
