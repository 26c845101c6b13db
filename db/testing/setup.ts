import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { copyDatabase } from "./database-copy";
import { fileDatabase } from "./file-database";

const copy = await copyDatabase();
fileDatabase.current = copy;
process.env.DATABASE_URL = copy.url;
const dataFolder = mkdtempSync(path.join(tmpdir(), "skein-data-"));
process.env.SKEIN_DATA = dataFolder;

afterAll(async () => {
  const { connection } = await import("@/db/client");
  await connection().sql.end();
  await copy.drop();
  rmSync(dataFolder, { recursive: true, force: true });
});
