import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

/** Tickets after a given one in which something runs that counts in a calendar's hours, in the order of their ids. */
export async function listTicketsCountingIn(
  reader: Reader,
  calendarId: number,
  page: { afterId: number; limit: number },
): Promise<number[]> {
  const rows = await reader.execute<{ id: number }>(sql`
    select distinct ticket_id as id from ticket_timers
    where status = 'pending' and calendar_id = ${calendarId} and ticket_id > ${page.afterId}
    order by ticket_id limit ${page.limit}`);
  return rows.map(({ id }) => id);
}
