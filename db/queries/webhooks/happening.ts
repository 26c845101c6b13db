import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { FileRef, LogAction } from "@/db/store/tickets/ticket-rows";
import type { Principal } from "@/lib/engine/model";
import { isoInstant, type PersonRef, personRef } from "../lists/waiting";

export type OpenedTask = {
  no: number;
  /** Key of its node. */
  node: string;
  assignee: PersonRef | null;
  candidates: (Principal & { name: string })[];
};

/** An entry of a ticket's log as other systems may know it: who did what, where, and what they said. */
export type HappenedEntry = {
  flowId: number;
  versionId: number;
  at: string;
  action: LogAction;
  actorKind: "user" | "system";
  /** What the log calls them, and who that is; null for the system. */
  actorName: string;
  actor: PersonRef | null;
  /** Whom they stood in for. */
  standsFor: PersonRef | null;
  client: string | null;
  nodeId: number | null;
  transition: string;
  comment: string;
  attachments: FileRef[];
  /** As they were opened, whatever became of them since. */
  tasks: OpenedTask[];
};

const MAX_CANDIDATES = 100;

/** What happened; null when the ticket was deleted since, or only tries out a draft. */
export async function findHappenedEntry(
  reader: Reader,
  args: { ticketId: number; logSeq: number; tasks: readonly number[] },
): Promise<HappenedEntry | null> {
  const [row] = await reader.execute<HappenedEntry>(sql`
    select ticket.flow_id as "flowId", ticket.version_id as "versionId", ${isoInstant(sql`entry.at`)} as at,
      entry.action, entry.actor_kind as "actorKind", entry.actor_name as "actorName",
      case when actor.id is not null then ${personRef(sql`actor`)} end as actor,
      case when represented.id is not null then ${personRef(sql`represented`)} end as "standsFor",
      client.name as client, entry.node_id as "nodeId", entry.transition_name as transition, entry.comment,
      entry.attachments, (
        select coalesce(jsonb_agg(jsonb_build_object(
          'no', (opened ->> 'task')::int, 'node', opened ->> 'node',
          'assignee', (select ${personRef(sql`users`)} from users where id = (opened ->> 'assignee')::int),
          'candidates', ${candidates}) order by (opened ->> 'task')::int), '[]')
        from jsonb_array_elements(entry.events) as events(opened)
        where opened ->> 'type' = 'TaskOpened'
          and (opened ->> 'task')::int = any(${`{${args.tasks.join(",")}}`}::int[])) as tasks
    from ticket_log entry
    join tickets ticket on ticket.id = entry.ticket_id
    left join users actor on actor.id = entry.actor_id
    left join users represented on represented.id = entry.for_user_id
    left join clients client on client.id = entry.client_id
    where entry.ticket_id = ${args.ticketId} and entry.seq = ${args.logSeq}
      and ticket.deleted_at is null and not ticket.is_test`);
  return row ?? null;
}

const candidates = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('type', named.type, 'id', named.id,
    'name', coalesce(users.name, departments.name, roles.name, ''))), '[]')
  from (
    select * from jsonb_to_recordset(opened -> 'candidates') as candidate(type text, id int) limit ${MAX_CANDIDATES}
  ) named
  left join users on named.type = 'user' and users.id = named.id
  left join departments on named.type = 'department' and departments.id = named.id
  left join roles on named.type = 'role' and roles.id = named.id)`;
