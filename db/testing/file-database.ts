import type { DatabaseCopy } from "./database-copy";

/** The database of the test file that is running, which `getDb()` is connected to. */
export const fileDatabase: { current: DatabaseCopy | null } = { current: null };
