import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

/** The files of a ticket; `fieldKey` is null for those that came with a comment. */
export async function listTicketFiles(
  reader: Reader,
  ticketId: number,
): Promise<{ id: string; name: string; size: number; fieldKey: string | null }[]> {
  return reader.execute(sql`
    select id, name, size::float8 as size, field_key as "fieldKey" from files
    where ticket_id = ${ticketId} order by created_at, id`);
}
