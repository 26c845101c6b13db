import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../process/project-root.mjs";

const JOURNAL = path.join(PROJECT_ROOT, "db", "migrations", "meta", "_journal.json");

/**
 * @typedef {object} DatabaseState
 * @property {boolean} isCurrent every migration is applied, by the rule of the migrator: it applies what is younger than
 *   the last one it applied
 * @property {string} identity another one for another database, and for one that was dropped and created again
 */

/**
 * What starting the migrator would find out, in a hundredth of the time. Null when it is better to ask the migrator.
 * @param {string} databaseUrl
 * @returns {Promise<DatabaseState | null>}
 */
export async function readDatabaseState(databaseUrl) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [found] = await sql`
      select (select max(created_at) from drizzle.__drizzle_migrations)::float8 as applied,
             (select system_identifier from pg_control_system()) || '/' || oid as identity
      from pg_database where datname = current_database()`;
    const { entries } = JSON.parse(readFileSync(JOURNAL, "utf8"));
    return { isCurrent: found.applied >= entries.at(-1).when, identity: found.identity };
  } catch {
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
