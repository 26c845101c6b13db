import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { migrateDatabase } from "@/db/migrate";
import { databaseUrl, prepareRoles } from "../scripts/postgres/roles.mjs";
import { startServer } from "../scripts/postgres/server.mjs";
import { PROJECT_ROOT } from "../scripts/process/project-root.mjs";

type BenchServer = { url: string; port: number; password: string; stop(): Promise<void> };

/** A durable PostgreSQL server of its own (fsync on), migrated, thrown away afterwards. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDirectory = mkdtempSync(path.join(PROJECT_ROOT, ".skein-bench-"));
  const [adminPassword, password] = ["bench-admin", "bench"];
  const server = await startServer({ dataDirectory, adminPassword });
  await prepareRoles({ port: server.port, adminPassword, password });
  const url = databaseUrl({ port: server.port, password });
  await migrateDatabase(url);
  const stop = async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  return { url, port: server.port, password, stop };
}
