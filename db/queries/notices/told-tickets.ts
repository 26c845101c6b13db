import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { TicketStatus } from "@/lib/engine/model";
import type { Json } from "@/lib/forms/form-definition";
import { isoInstant, type PersonRef, personRef } from "../lists/waiting";
import type { DepartmentRef } from "../people/departments";
import { intArray } from "../people/directory";

export type StoredFileRef = { id: string; name: string; size: number; contentType: string };

export type ToldRow = {
  id: number;
  serial: string;
  title: string;
  status: TicketStatus;
  flow: { id: number; name: string };
  versionId: number;
  requester: PersonRef;
  /** Nodes the ticket is at, each once. */
  nodeIds: number[];
  parentId: number | null;
  isTest: boolean;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  values: Record<string, Json>;
  /** Of its fields, not of comments. */
  files: StoredFileRef[];
};

/** A ticket, also a deleted one, with what other systems are told of it, in one statement. */
export async function findToldRow(reader: Reader, ticketId: number): Promise<ToldRow | null> {
  const [row] = await reader.execute<ToldRow>(sql`
    select ticket.id, ticket.serial, ticket.title, ticket.status,
      jsonb_build_object('id', flow.id, 'name', flow.name) as flow, ticket.version_id as "versionId",
      ${personRef(sql`requester`)} as requester,
      (select coalesce(jsonb_agg(node_id order by first_no), '[]') from (
        select node_id, min(no) as first_no from ticket_tokens where ticket_id = ticket.id group by node_id
      ) places) as "nodeIds",
      ticket.parent_id as "parentId", ticket.is_test as "isTest", ${isoInstant(sql`ticket.created_at`)} as "createdAt",
      ${isoInstant(sql`ticket.updated_at`)} as "updatedAt", ${isoInstant(sql`ticket.ended_at`)} as "endedAt",
      ticket.values, (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'size', size, 'contentType', content_type)),
          '[]') from files where ticket_id = ticket.id and field_key is not null) as files
    from tickets ticket
    join flows flow on flow.id = ticket.flow_id
    join users requester on requester.id = ticket.requester_id
    where ticket.id = ${ticketId}`);
  return row ?? null;
}

export type NamedIds = { people: PersonRef[]; departments: DepartmentRef[] };

/** Names for ids that field values hold, in one statement; none when there are none to look up. */
export async function listNamed(
  reader: Reader,
  ids: { people: readonly number[]; departments: readonly number[] },
): Promise<NamedIds> {
  if (ids.people.length === 0 && ids.departments.length === 0) return { people: [], departments: [] };
  const [row] = await reader.execute<NamedIds>(sql`
    select (select coalesce(jsonb_agg(${personRef(sql`users`)}), '[]') from users
        where id = any(${intArray(ids.people)})) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name)), '[]') from departments
        where id = any(${intArray(ids.departments)})) as departments`);
  return row ?? { people: [], departments: [] };
}
