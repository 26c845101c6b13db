import { ADMIN } from "./cluster.mjs";

/** The name of the database and of the role that owns it, which is not a superuser. */
export const DATABASE = "skein";

/** @returns {string} */
export function databaseUrl({ port, password, user = DATABASE, database = DATABASE }) {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Creates the application's role and database, or gives the role its password again.
 * @param {{ port: number, adminPassword: string, password: string, isForTests?: boolean }} options `isForTests`: it may
 *   make databases, and empty tables whose triggers keep their rows
 */
export async function prepareRoles({ port, adminPassword, password, isForTests = false }) {
  const { default: postgres } = await import("postgres");
  const url = databaseUrl({ port, password: adminPassword, user: ADMIN, database: ADMIN });
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`
      select exists(select from pg_roles where rolname = ${DATABASE}) as role,
             exists(select from pg_database where datname = ${DATABASE}) as database`;
    const verb = found.role ? "alter" : "create";
    const rights = isForTests ? "createdb" : "nocreatedb";
    await sql.unsafe(`${verb} role ${DATABASE} with login ${rights} password '${password}'`);
    if (isForTests) await sql.unsafe(`grant set on parameter session_replication_role to ${DATABASE}`);
    if (!found.database) await sql.unsafe(`create database ${DATABASE} owner ${DATABASE}`);
  } finally {
    await sql.end();
  }
}
