import { afterAll } from "vitest";
import { copyDatabase } from "./database-copy";
import { fileDatabase } from "./file-database";

const copy = await copyDatabase();
fileDatabase.current = copy;
process.env.DATABASE_URL = copy.url;

afterAll(async () => {
  const { connection } = await import("@/db/client");
  await connection().sql.end();
  await copy.drop();
});
