import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { peopleBehind } from "./members";

export type Reachable = { username: string; name: string; email: string; phone: string };

/** The people a ticket waits for at a node, roles and departments resolved, by id. */
export async function listParticipants(
  reader: Reader,
  { ticketId, nodeId }: { ticketId: number; nodeId: number | null },
): Promise<Reachable[]> {
  const asked = sql`
    select 'user', assignee_id from live where status = 'claimed'
    union select principal_type, principal_id from live join task_candidates on task_id = live.id where status = 'open'`;
  return reader.execute<Reachable>(sql`
    with recursive live as (
      select id, status, assignee_id, excluded from tasks
      where ticket_id = ${ticketId} and node_id = ${nodeId}::int and status in ('open', 'claimed')
    ),
    ${peopleBehind(asked)}
    select username, name, email, phone from found join users on users.id = found.id
    where found.id in (select assignee_id from live where status = 'claimed')
      or found.id not in (select unnest(excluded) from live where status = 'open')
    order by users.id`);
}
