import { integer, timestamp } from "drizzle-orm/pg-core";

/** Primary key that an importer may set itself. */
export const identity = () => integer().primaryKey().generatedByDefaultAsIdentity();

export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });
