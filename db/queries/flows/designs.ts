import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { FlowDefinition } from "@/lib/flows/definition";

export type StoredDesign = {
  /** The draft's, or else that of the newest other version. */
  definition: FlowDefinition;
  /** null when there is no draft: the first change makes one. */
  revision: number | null;
  /** Of the draft, or what the next one will have. */
  number: number;
  publishedNumber: number | null;
};

/** What whoever draws a flow begins with; null when the flow has no version. */
export async function findDesign(reader: Reader, flowId: number): Promise<StoredDesign | null> {
  const [row] = await reader.execute<StoredDesign>(sql`
    select definition, case when status = 'draft' then revision end as revision,
      case when status = 'draft' then number else number + 1 end as number,
      (select number from flow_versions where flow_id = ${flowId} and status = 'published') as "publishedNumber"
    from flow_versions where flow_id = ${flowId} and status <> 'trial'
    order by flow_versions.number desc limit 1`);
  return row ?? null;
}

type Named = { id: number; name: string };

/** What a definition can speak of besides people and departments, by name: all of it, to choose from. */
export async function listReferables(reader: Reader): Promise<{ roles: Named[]; flows: Named[]; calendars: Named[] }> {
  const list = (from: ReturnType<typeof sql>) => sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by lower(name), id), '[]') from ${from})`;
  const [row] = await reader.execute<{ roles: Named[]; flows: Named[]; calendars: Named[] }>(sql`
    select ${list(sql`roles`)} as roles, ${list(sql`calendars`)} as calendars,
      ${list(sql`flows where is_active and published_version_id is not null`)} as flows`);
  if (row === undefined) throw new Error("a select without a table gave no row");
  return row;
}
