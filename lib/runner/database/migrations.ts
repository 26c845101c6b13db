import type { Store } from "./store";
import { VERSIONS } from "./versions";

/**
 * Creates or upgrades the schema. Under an advisory lock and without any DDL when there is nothing to do, because
 * DDL beside a working runner takes locks the other way round. Throws when the schema is newer than this code.
 */
export async function migrate(store: Store, versions: readonly string[] = VERSIONS): Promise<void> {
  const { schema } = store;
  await store.transaction(async ({ sql, tables }) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${schema}.migrate`}, 0))`;
    const [found] = await sql<{ meta: string | null }[]>`select to_regclass(${`${schema}.meta`})::text as meta`;
    if (!found?.meta)
      await sql.unsafe(`create schema if not exists ${schema}; create table ${schema}.meta (version int not null)`);
    const [row] = await sql<{ version: number }[]>`select version from ${tables.meta}`;
    const version = row?.version ?? 0;
    if (version > versions.length) {
      throw new Error(`schema ${schema} has version ${version}, newer than this runner's ${versions.length}`);
    }
    if (version === versions.length) return;
    await sql.unsafe(`set local search_path to ${schema}; ${versions.slice(version).join("\n")}`);
    if (row) await sql`update ${tables.meta} set version = ${versions.length}`;
    else await sql`insert into ${tables.meta} (version) values (${versions.length})`;
  });
}
