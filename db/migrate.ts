import { fileURLToPath, pathToFileURL } from "node:url";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { connect } from "@/db/client";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number does, as long as every process that migrates uses the same one. */
const LOCK_KEY = 5_306_181_927;

/** Brings the schema up to date. Processes that start together take turns; the second finds nothing left to do. */
export async function migrateDatabase(url: string): Promise<void> {
  const { db, sql } = connect(url, { max: 1 });
  try {
    await sql`select pg_advisory_lock(${LOCK_KEY})`;
    await migrate(db, { migrationsFolder: MIGRATIONS });
  } finally {
    // The lock belongs to the session, so it goes with it.
    await sql.end();
  }
}

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (url === undefined || url === "") throw new Error("DATABASE_URL is not set");
  try {
    await migrateDatabase(url);
  } catch (error) {
    const { host, pathname } = new URL(url);
    console.error(`The database ${pathname.slice(1)} on ${host} cannot be brought up to date:`);
    console.error(error);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
