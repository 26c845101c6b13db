import { bigint, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { flows } from "./flows";
import { users } from "./people";
import { tickets } from "./tickets";

/** Uploaded files. The bytes are in the store under `storageKey`; who may read one follows from the ticket it is in. */
export const files = pgTable(
  "files",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** Told by the bytes, not by whoever sent them. */
    contentType: text().notNull(),
    size: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    uploadedById: integer()
      .notNull()
      .references(() => users.id),
    /** null until a ticket or a comment takes it; until then only who uploaded it may read it. */
    ticketId: integer().references(() => tickets.id, { onDelete: "cascade" }),
    /** The field it is a value of; null when it came with a comment. */
    fieldKey: text(),
    flowId: integer().references(() => flows.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("files_ticket_idx").on(t.ticketId),
    // The sweeper: uploads nobody used.
    index("files_unused_idx").on(t.createdAt),
  ],
);
