import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { BusinessCalendar } from "@/lib/calendars/business-calendar";
import { identity, instant } from "./columns";
import { users } from "./people";

/** When people work; definitions of flows refer to them by id. */
export const calendars = pgTable(
  "calendars",
  {
    id: identity(),
    name: text().notNull(),
    calendar: jsonb().notNull().$type<BusinessCalendar>(),
    revision: integer().notNull().default(1),
    createdAt: instant().notNull(),
    createdById: integer().references(() => users.id),
    updatedAt: instant().notNull(),
    updatedById: integer().references(() => users.id),
  },
  (t) => [uniqueIndex("calendars_name_key").on(sql`lower(${t.name})`)],
);
