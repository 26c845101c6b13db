import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Json } from "@/lib/forms/form-definition";

/** What a ticket's fields hold; nothing when there is no such ticket. */
export async function findTicketValues(reader: Reader, ticketId: number): Promise<Record<string, Json>> {
  const [row] = await reader.execute<{ values: Record<string, Json> }>(
    sql`select values from tickets where id = ${ticketId}`,
  );
  return row?.values ?? {};
}
