import type postgres from "postgres";

/** What a migrated database is made of, its tables that begin empty, and what is in those that do not. */
export type Blank = { shape: string; tables: string[]; content: Content };

type Content = { name: string; hash: string }[];

/** Everything a test could have made, dropped or altered besides rows; identities, so that the same twice is another. */
const SHAPE = `
  select md5(concat_ws('/',
    (select string_agg(concat_ws(':', oid, relname, relkind, relpersistence), ',' order by oid)
       from pg_class where oid >= 16384),
    (select string_agg(concat_ws(':', attrelid, attnum, attname, atttypid, attnotnull, atthasdef, attisdropped), ','
       order by attrelid, attnum) from pg_attribute where attrelid >= 16384 and attnum > 0),
    (select string_agg(concat_ws(':', oid, tgenabled, tgfoid), ',' order by oid) from pg_trigger),
    (select string_agg(concat_ws(':', oid, conname, convalidated), ',' order by oid) from pg_constraint),
    (select string_agg(concat_ws(':', oid, xmin), ',' order by oid) from pg_proc where oid >= 16384),
    (select string_agg(concat_ws(':', oid, xmin), ',' order by oid) from pg_attrdef),
    (select string_agg(concat_ws(':', indexrelid, indisvalid, indisready), ',' order by indexrelid) from pg_index),
    (select string_agg(concat_ws(':', oid, extname), ',' order by oid) from pg_extension),
    (select string_agg(concat_ws(':', oid, nspname), ',' order by oid) from pg_namespace where nspname !~ '^pg_'),
    (select count(*) from pg_db_role_setting
       where setdatabase = (select oid from pg_database where datname = current_database())))) as shape`;

/** Sessions in the middle of something, or that hold a lock from one transaction to the next. */
const BUSY = `
  select exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
             and backend_type = 'client backend' and state is distinct from 'idle')
      or exists (select from pg_locks where database = (select oid from pg_database where datname = current_database())
             and pid <> pg_backend_pid()) as "isBusy"`;

const RESTART_SEQUENCES = `
  select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences`;

/** A few rows are deleted sooner than files are made anew; of many, too much would be left behind. */
const LARGE_BYTES = 131_072;

/** Looks at a database that nobody has used yet. */
export async function readBlank(sql: postgres.Sql): Promise<Blank> {
  const [found] = await sql.unsafe<{ shape: string }[]>(SHAPE);
  const all = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by name`;
  const names = all.map(({ name }) => name);
  const filled = (await filledAmong(sql, names)).map(({ name }) => name);
  const tables = names.filter((name) => !filled.includes(name));
  return { shape: found?.shape ?? "", tables, content: await contentOf(sql, filled) };
}

/**
 * Takes every row out of a database and has its ids begin anew, which is much faster than to copy it again, and leaves
 * connections open. Nothing else is mended.
 *
 * @returns false, and leaves all as it is, when there is more to mend, somebody is at work in it, or triggers that keep
 *   rows may not be passed over.
 */
export async function emptyDatabase(sql: postgres.Sql, { shape, tables, content }: Blank): Promise<boolean> {
  try {
    return await sql.begin(async (tx) => {
      await tx.unsafe("set local lock_timeout = '2s'; set local session_replication_role = replica");
      const [now] = await tx.unsafe<{ shape: string; isBusy: boolean }[]>(`select * from (${SHAPE}) s, (${BUSY}) b`);
      if (now === undefined || now.isBusy || now.shape !== shape) return false;
      const kept = content.map(({ name }) => name);
      if (JSON.stringify(await contentOf(tx, kept)) !== JSON.stringify(content)) return false;
      const filled = await filledAmong(tx, tables);
      const [large, small] = [true, false].map((isLarge) => filled.filter((table) => table.isLarge === isLarge));
      const emptied = (small ?? []).map(({ name }) => `delete from ${name};`);
      const truncated = (large ?? []).map(({ name }) => `truncate ${name} cascade;`);
      await tx.unsafe([...emptied, ...truncated, RESTART_SEQUENCES].join("\n"));
      return true;
    });
  } catch {
    return false;
  }
}

type Filled = { name: string; isLarge: boolean };

async function filledAmong(sql: postgres.ISql, tables: readonly string[]): Promise<Filled[]> {
  const questions = tables.map(
    (name) => `
      select '${name}' as name, pg_relation_size('${name}') > ${LARGE_BYTES} as "isLarge"
      where exists (select from ${name})`,
  );
  return sql.unsafe<Filled[]>(questions.join(" union all "));
}

async function contentOf(sql: postgres.ISql, tables: readonly string[]): Promise<Content> {
  if (tables.length === 0) return [];
  const questions = tables.map(
    (name) => `select '${name}' as name, md5(string_agg(t::text, ',' order by t::text)) as hash from ${name} t`,
  );
  const rows = await sql.unsafe<Content>(`${questions.join(" union all ")} order by name`);
  return rows.map(({ name, hash }) => ({ name, hash }));
}
