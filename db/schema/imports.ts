import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Rows that were taken over from another system with their ids. A digest that is unchanged is not imported again, so
 * that what was edited here since then stays; a row in use that is not listed here belongs to somebody else.
 */
export const importedRecords = pgTable(
  "imported_records",
  {
    system: text({ enum: ["loonflow"] }).notNull(),
    kind: text({ enum: ["user", "department", "role", "client", "flow", "notice"] }).notNull(),
    recordId: integer().notNull(),
    digest: text().notNull(),
    importedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.system, t.kind, t.recordId] })],
);
