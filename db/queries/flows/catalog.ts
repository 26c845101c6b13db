import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { CreationRule } from "@/lib/flows/definition";
import { personJson, type StoredPerson } from "../people/person";

export type CatalogFlow = {
  id: number;
  name: string;
  description: string;
  category: string;
  versionId: number;
  creation: CreationRule;
};

/** Active flows with a published version and their rule of who may create, and who is asking, in one statement. */
export async function listCatalog(
  reader: Reader,
  userId: number,
): Promise<{ flows: CatalogFlow[]; person: StoredPerson | null }> {
  const [row] = await reader.execute<{ flows: CatalogFlow[]; person: StoredPerson | null }>(sql`
    select ${personJson(userId)} as person, (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', flow.id, 'name', flow.name, 'description', flow.description, 'category', flow.category,
        'versionId', version.id, 'creation', version.definition #> '{settings,creation}'
      ) order by flow.category, flow.name, flow.id), '[]')
      from flows flow join flow_versions version on version.id = flow.published_version_id
      where flow.is_active) as flows`);
  if (row === undefined) throw new Error("a select without from always has a row");
  return row;
}
