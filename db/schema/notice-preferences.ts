import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { identity, instant } from "./columns";
import { users } from "./people";

/** How a person is told. Nobody needs a row: without one everything is in the inbox and mailed at once. */
export const noticeSettings = pgTable(
  "notice_settings",
  {
    userId: integer()
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    digest: text({ enum: ["off", "hourly", "daily"] }).notNull(),
    /** `HH:MM` on the person's own clock; what an hourly digest does not ask. */
    digestAt: text().notNull(),
    weekdaysOnly: boolean().notNull(),
    /** IANA zone of that clock. */
    timeZone: text().notNull(),
    /** When the next digest is due; null without one. */
    nextDigestAt: instant(),
    testedAt: instant(),
    /** How the last test mail ended; null while it is on its way. */
    testResult: text({ enum: ["sent", "refused", "failed"] }),
    testError: text().notNull().default(""),
    revision: integer().notNull().default(1),
    updatedAt: instant().notNull(),
  },
  (t) => [
    // Whose digest is due.
    index("notice_settings_due_idx").on(t.nextDigestAt).where(sql`next_digest_at is not null`),
    check("notice_settings_digest_check", sql`${t.digest} in ('off', 'hourly', 'daily')`),
    check("notice_settings_at_check", sql`${t.digestAt} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
);

/** What a person chose for a group of notices. */
export const noticePreferences = pgTable(
  "notice_preferences",
  {
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    concern: text({
      enum: ["todo", "late", "mentions", "copies", "comments", "own_tickets", "operation"],
    }).notNull(),
    inApp: boolean().notNull(),
    /** `usual`: in the digest where there is one, otherwise at once. */
    mail: text({ enum: ["usual", "at_once", "digest", "off"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.concern] }),
    check("notice_preferences_mail_check", sql`${t.mail} in ('usual', 'at_once', 'digest', 'off')`),
  ],
);

/** One mail about many things. */
export const noticeDigests = pgTable(
  "notice_digests",
  {
    id: identity(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The same period has one digest, however often it is planned. */
    period: text().notNull(),
    dueAt: instant().notNull(),
    status: text({ enum: ["pending", "sending", "sent", "failed", "skipped"] }).notNull(),
    attempts: integer().notNull().default(0),
    address: text().notNull().default(""),
    lastError: text().notNull().default(""),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    uniqueIndex("notice_digests_period_key").on(t.userId, t.period),
    // The sweeper: what was planned and never carried out.
    index("notice_digests_open_idx").on(t.dueAt).where(sql`settled_at is null`),
    check("notice_digests_status_check", sql`${t.status} in ('pending', 'sending', 'sent', 'failed', 'skipped')`),
    check("notice_digests_settled_check", sql`(${t.settledAt} is null) = (${t.status} in ('pending', 'sending'))`),
  ],
);
