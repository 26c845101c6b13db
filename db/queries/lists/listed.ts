import { sql } from "drizzle-orm";

/** `ticket` is in lists and figures: neither deleted nor filed to try a draft out. */
export const isListed = sql`(ticket.deleted_at is null and not ticket.is_test)`;
