import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
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

/** Ways to tell many people at once: mail to fixed addresses, group bots, signed calls, scripts. */
export const noticeChannels = pgTable(
  "notice_channels",
  {
    id: identity(),
    kind: text({ enum: ["email", "webhook", "dingtalk", "feishu", "wecom", "slack", "teams", "script"] }).notNull(),
    name: text().notNull(),
    /** JSON of `ChannelConfig`; holds addresses and tokens and is never shown. */
    sealedConfig: text().notNull(),
    /** Where it leads, without what is secret: a host, or the addresses mail goes to. */
    target: text().notNull(),
    language: text({ enum: ["en", "zh-CN"] }).notNull(),
    isActive: boolean().notNull().default(true),
    /** Its other side asked for quiet: nobody sends before. */
    pausedUntil: instant(),
    /** When the first of the tries failed that have all failed since. */
    failingSince: instant(),
    lastSentAt: instant(),
    createdById: integer().references(() => users.id),
    revision: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  () => [uniqueIndex("notice_channels_name_key").on(sql`lower(name)`)],
);

/** What a channel is to say. `failed` will be tried again; `dead` will not. */
export const channelMessages = pgTable(
  "channel_messages",
  {
    id: uuid().primaryKey().defaultRandom(),
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    channelId: integer()
      .notNull()
      .references(() => noticeChannels.id, { onDelete: "cascade" }),
    ticketId: integer().references(() => tickets.id, { onDelete: "cascade" }),
    flowId: integer().references(() => flows.id, { onDelete: "cascade" }),
    event: text().notNull(),
    title: text().notNull(),
    content: text().notNull(),
    /** Whom it concerns; scripts and receivers written for loonflow are told. */
    recipientIds: integer().array().notNull().default(sql`'{}'`),
    /** The same fact told twice is one message. */
    naturalKey: text().notNull(),
    status: text({ enum: ["pending", "sending", "sent", "failed", "dead", "skipped"] }).notNull(),
    attempts: integer().notNull().default(0),
    /** Nobody tries before; while a try is under way, when it counts as lost. */
    nextAttemptAt: instant().notNull(),
    errorCode: text().notNull().default(""),
    errorDetail: text().notNull().default(""),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    uniqueIndex("channel_messages_natural_key").on(t.channelId, t.naturalKey),
    // The delivery log, newest first, by keyset: all of it, of one channel, of one ticket, and what did not arrive.
    index("channel_messages_log_idx").on(t.createdAt, t.seq),
    index("channel_messages_channel_idx").on(t.channelId, t.createdAt, t.seq),
    index("channel_messages_ticket_idx").on(t.ticketId, t.createdAt, t.seq),
    index("channel_messages_trouble_idx").on(t.createdAt, t.seq).where(sql`status in ('failed', 'dead', 'skipped')`),
    // The sweeper: what is due, and what is old.
    index("channel_messages_due_idx").on(t.nextAttemptAt).where(sql`settled_at is null`),
    index("channel_messages_settled_idx").on(t.settledAt).where(sql`settled_at is not null`),
    check(
      "channel_messages_status_check",
      sql`${t.status} in ('pending', 'sending', 'sent', 'failed', 'dead', 'skipped')`,
    ),
    check(
      "channel_messages_settled_check",
      sql`(${t.settledAt} is null) = (${t.status} in ('pending', 'sending', 'failed'))`,
    ),
  ],
);

/** Each try: written before it, completed after it. A try without an end was cut off; its message may have arrived. */
export const channelAttempts = pgTable(
  "channel_attempts",
  {
    messageId: uuid()
      .notNull()
      .references(() => channelMessages.id, { onDelete: "cascade" }),
    no: integer().notNull(),
    at: instant().notNull(),
    durationMs: integer(),
    httpStatus: integer(),
    /** Empty when it was taken. */
    errorCode: text().notNull().default(""),
    errorDetail: text().notNull().default(""),
    /** The beginning of what was answered, without what is secret. */
    response: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.no] }),
    // How much a channel has said in the last minute.
    index("channel_attempts_at_idx").on(t.at),
  ],
);
