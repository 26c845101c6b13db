import type postgres from "postgres";
import { connect, type Db } from "@/db/client";
import { copyDatabase } from "./database-copy";

type TestDatabase = { url: string; db: Db; sql: postgres.Sql; close(): Promise<void> };

/** Another fresh database beside the one of the test file, for tests of two installations or of the importer. */
export async function testDatabase(options?: Parameters<typeof connect>[1]): Promise<TestDatabase> {
  const copy = await copyDatabase();
  const { db, sql } = connect(copy.url, options);
  const close = async () => {
    await sql.end();
    await copy.drop();
  };
  return { url: copy.url, db, sql, close };
}
