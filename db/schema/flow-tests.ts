import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Json } from "@/lib/forms/form-definition";
import { identity, instant } from "./columns";
import { flows } from "./flows";
import { users } from "./people";

/** What a flow is held to: a run through it, and what that has to come to. */
export const flowTests = pgTable(
  "flow_tests",
  {
    id: identity(),
    flowId: integer()
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    name: text().notNull(),
    run: jsonb().notNull().$type<Json>(),
    expected: jsonb().notNull().$type<Json>(),
    revision: integer().notNull().default(1),
    createdById: integer().references(() => users.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  // Also the tests of a flow, in their order.
  (t) => [uniqueIndex("flow_tests_name_key").on(t.flowId, sql`lower(${t.name})`)],
);
