import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { identity, instant } from "./columns";

export const users = pgTable(
  "users",
  {
    id: identity(),
    username: text().notNull(),
    name: text().notNull(),
    email: text().notNull().default(""),
    phone: text().notNull().default(""),
    passwordHash: text(),
    globalRole: text({ enum: ["member", "designer", "administrator"] })
      .notNull()
      .default("member"),
    isActive: boolean().notNull().default(true),
    locale: text({ enum: ["en", "zh-CN"] }),
    timeZone: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("users_username_key").on(t.username),
    check("users_global_role_check", sql`${t.globalRole} in ('member', 'designer', 'administrator')`),
  ],
);

export const departments = pgTable(
  "departments",
  {
    id: identity(),
    name: text().notNull(),
    parentId: integer().references((): AnyPgColumn => departments.id),
    leaderId: integer().references(() => users.id),
    label: text().notNull().default(""),
  },
  // The walk from a department down to its sub-departments.
  (t) => [index("departments_parent_idx").on(t.parentId)],
);

/** People who approve for a department; when there are any they stand before its leader. */
export const departmentApprovers = pgTable(
  "department_approvers",
  {
    departmentId: integer()
      .notNull()
      .references(() => departments.id, { onDelete: "cascade" }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    position: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.departmentId, t.userId] })],
);

export const departmentMembers = pgTable(
  "department_members",
  {
    departmentId: integer()
      .notNull()
      .references(() => departments.id, { onDelete: "cascade" }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    isPrimary: boolean().notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.departmentId, t.userId] }),
    // "Which departments am I in": every to-do list and every permission check.
    index("department_members_user_idx").on(t.userId),
    uniqueIndex("department_members_primary_key").on(t.userId).where(sql`is_primary`),
  ],
);

export const roles = pgTable("roles", {
  id: identity(),
  name: text().notNull(),
  description: text().notNull().default(""),
  label: jsonb().notNull().default({}),
});

export const roleMembers = pgTable(
  "role_members",
  {
    roleId: integer()
      .notNull()
      .references(() => roles.id, { onDelete: "cascade" }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.roleId, t.userId] }), index("role_members_user_idx").on(t.userId)],
);

/** When somebody is away, and who acts for them then; without a stand-in it is the leader of their department. */
export const absences = pgTable(
  "absences",
  {
    id: identity(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    standInId: integer().references(() => users.id, { onDelete: "cascade" }),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** The flows it is for; null is all of them. */
    flowIds: integer().array(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("absences_user_idx").on(t.userId, t.endsAt),
    // "For whom do I stand in": every to-do list and every permission check.
    index("absences_stand_in_idx").on(t.standInId, t.endsAt),
    check("absences_period_check", sql`${t.startsAt} < ${t.endsAt}`),
    check("absences_self_check", sql`${t.standInId} <> ${t.userId}`),
  ],
);

/** One row per signed-in browser; deleting it ends the session at the next request. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
  },
  (t) => [index("sessions_user_idx").on(t.userId)],
);

/** Failed sign-ins per bucket (a name, an address, both together) since `startedAt`. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    bucket: text().primaryKey(),
    failures: integer().notNull(),
    startedAt: instant().notNull(),
  },
  // Old rows are swept by age.
  (t) => [index("sign_in_attempts_started_idx").on(t.startedAt)],
);
