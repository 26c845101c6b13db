import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { FlowDefinition } from "@/lib/flows/definition";
import type { Json } from "@/lib/forms/form-definition";
import { identity, instant } from "./columns";
import { users } from "./people";

export const flows = pgTable(
  "flows",
  {
    id: identity(),
    name: text().notNull(),
    description: text().notNull().default(""),
    category: text().notNull().default(""),
    isActive: boolean().notNull().default(true),
    publishedVersionId: integer(),
    /** Where an imported flow came from and what it said there that Skein has no own place for. */
    origin: jsonb().$type<FlowOrigin | null>(),
    createdById: integer().references(() => users.id),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: "flows_published_version_fk",
      columns: [t.id, t.publishedVersionId],
      foreignColumns: [flowVersions.flowId as AnyPgColumn, flowVersions.id as AnyPgColumn],
    }),
  ],
);

export type FlowOrigin = {
  system: "loonflow";
  /** Digest of the imported record; an unchanged record is not imported again. */
  digest: string;
  notices: string;
  limitExpression: string;
  displayForm: string;
  /** Keys of fields that had to be renamed → their names there. */
  fieldKeys: Record<string, string>;
  /** The whole record as it came, without secrets: what has no place of its own here is answered from it. */
  original: Record<string, Json>;
  /** The version an import left as a draft, as it left it. */
  draft?: { versionId: number; revision: number };
};

export const flowVersions = pgTable(
  "flow_versions",
  {
    id: identity(),
    flowId: integer()
      .notNull()
      .references((): AnyPgColumn => flows.id),
    number: integer().notNull(),
    status: text({ enum: ["draft", "published", "retired", "trial"] })
      .notNull()
      .default("draft"),
    definition: jsonb().notNull().$type<FlowDefinition>(),
    /** Of a draft: sealed secrets of nodes and rules that were deleted from it, so that deleting can be undone. */
    shedSecrets: jsonb().notNull().default({}).$type<Record<string, string>>(),
    notes: text().notNull().default(""),
    revision: integer().notNull().default(1),
    createdById: integer().references(() => users.id),
    createdAt: instant().notNull().defaultNow(),
    /** Who saved the definition last, and when. */
    updatedById: integer().references(() => users.id),
    updatedAt: instant().notNull().defaultNow(),
    publishedById: integer().references(() => users.id),
    publishedAt: instant(),
  },
  (t) => [
    // A trial is a copy of the draft with its number.
    uniqueIndex("flow_versions_number_key").on(t.flowId, t.number).where(sql`status <> 'trial'`),
    unique("flow_versions_flow_id_key").on(t.flowId, t.id),
    uniqueIndex("flow_versions_published_key").on(t.flowId).where(sql`status = 'published'`),
    uniqueIndex("flow_versions_draft_key").on(t.flowId).where(sql`status = 'draft'`),
    check("flow_versions_status_check", sql`${t.status} in ('draft', 'published', 'retired', 'trial')`),
  ],
);

/** Drafts that others took the place of: nothing that somebody drew is lost. Each flow keeps its newest. */
export const setAsideDrafts = pgTable(
  "set_aside_drafts",
  {
    id: identity(),
    flowId: integer()
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    /** Of the draft that it was, or was to be. */
    number: integer().notNull(),
    definition: jsonb().notNull().$type<FlowDefinition>(),
    /**
     * What took its place: what somebody else drew at the same time, a version, another set-aside draft or a file that
     * became the draft, or nothing.
     */
    reason: text({ enum: ["conflict", "restore", "import", "discard"] }).notNull(),
    drawnById: integer().references(() => users.id),
    drawnAt: instant().notNull(),
    setAsideById: integer().references(() => users.id),
    setAsideAt: instant().notNull(),
  },
  (t) => [
    // The newest of one flow: its page of versions, and what is dropped when there are too many.
    index("set_aside_drafts_flow_idx").on(t.flowId, t.id),
    check("set_aside_drafts_reason_check", sql`${t.reason} in ('conflict', 'restore', 'import', 'discard')`),
  ],
);

/** Stable integers for the nodes of a flow across its versions: for filters and for callers. */
export const flowNodes = pgTable(
  "flow_nodes",
  {
    id: identity(),
    flowId: integer()
      .notNull()
      .references(() => flows.id),
    key: text().notNull(),
    name: text().notNull(),
    type: text().notNull(),
  },
  (t) => [uniqueIndex("flow_nodes_key").on(t.flowId, t.key)],
);

export const flowTransitions = pgTable(
  "flow_transitions",
  {
    id: identity(),
    flowId: integer()
      .notNull()
      .references(() => flows.id),
    key: text().notNull(),
    name: text().notNull(),
  },
  (t) => [uniqueIndex("flow_transitions_key").on(t.flowId, t.key)],
);

/** Stable integers for the fields of a flow, as external callers know them. */
export const flowFields = pgTable(
  "flow_fields",
  {
    id: identity(),
    flowId: integer()
      .notNull()
      .references(() => flows.id),
    key: text().notNull(),
  },
  (t) => [uniqueIndex("flow_fields_key").on(t.flowId, t.key)],
);

export const flowGrants = pgTable(
  "flow_grants",
  {
    flowId: integer()
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    permission: text({ enum: ["view", "intervene", "manage"] }).notNull(),
    principalType: text({ enum: ["user", "department", "role"] }).notNull(),
    principalId: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.flowId, t.permission, t.principalType, t.principalId] }),
    // "Which flows may I manage": lists and permission checks of one person.
    index("flow_grants_principal_idx").on(t.principalType, t.principalId),
    check("flow_grants_permission_check", sql`${t.permission} in ('view', 'intervene', 'manage')`),
    check("flow_grants_principal_check", sql`${t.principalType} in ('user', 'department', 'role')`),
  ],
);
