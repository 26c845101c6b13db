import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { databaseUrl, prepareRoles } from "../../scripts/postgres/roles.mjs";
import { startServer } from "../../scripts/postgres/server.mjs";
import { PROJECT_ROOT } from "../../scripts/process/project-root.mjs";

type OwnServer = {
  url: string;
  /** Goes down as if its power had failed, and comes back at the same address after `awayMs`. */
  restart(awayMs: number): Promise<void>;
  stop(): Promise<void>;
};

/** A PostgreSQL server for one test alone, durable, so that it may be taken down. */
export async function startOwnServer(): Promise<OwnServer> {
  const dataDirectory = mkdtempSync(path.join(PROJECT_ROOT, ".skein-test-own-"));
  const [adminPassword, password] = [randomBytes(16).toString("hex"), randomBytes(16).toString("hex")];
  let server = await startServer({ dataDirectory, adminPassword });
  const { port } = server;
  await prepareRoles({ port, adminPassword, password });
  const killOnExit = () => server.kill();
  process.once("exit", killOnExit);
  return {
    url: databaseUrl({ port, password }),
    async restart(awayMs) {
      server.kill();
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      server = await startServer({ dataDirectory, adminPassword, port });
    },
    async stop() {
      process.off("exit", killOnExit);
      await server.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
