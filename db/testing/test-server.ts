import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { databaseUrl, prepareRoles } from "../../scripts/postgres/roles.mjs";
import { startServer, stopServer } from "../../scripts/postgres/server.mjs";
import { identifyProcess, isSameProcessAlive } from "../../scripts/process/identity.mjs";
import { PROJECT_ROOT } from "../../scripts/process/project-root.mjs";

type TestServer = { url: string; stop(): Promise<void> };

const FOLDER = path.join(PROJECT_ROOT, ".skein-test");

/** A PostgreSQL server for tests: the one of DATABASE_URL_TEST, or an embedded one that forgets everything. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL_TEST;
  if (given) return { url: given, stop: async () => {} };
  await removeAbandoned();
  const me = identifyProcess();
  const dataDirectory = path.join(FOLDER, `${me?.pid}-${me?.born}`);
  const [adminPassword, password] = [randomBytes(16).toString("hex"), randomBytes(16).toString("hex")];
  const server = await startServer({ dataDirectory, adminPassword, isDurable: false });
  await prepareRoles({ port: server.port, adminPassword, password, isForTests: true });
  const letGo = killOnExit(server.kill);
  const stop = async () => {
    letGo();
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  return { url: databaseUrl({ port: server.port, password }), stop };
}

/** A test run that is interrupted ends without tearing down what it has set up. */
function killOnExit(kill: () => void): () => void {
  const exit = () => process.exit(130);
  process.once("SIGINT", exit).once("SIGTERM", exit).once("exit", kill);
  return () => process.off("SIGINT", exit).off("SIGTERM", exit).off("exit", kill);
}

/** Test runs that were killed leave their server behind. */
async function removeAbandoned(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true, mode: 0o711 });
  for (const name of readdirSync(FOLDER)) {
    const [, pid, born] = /^(\d+)-(.+)$/.exec(name) ?? [];
    if (pid === undefined || born === undefined || isSameProcessAlive({ pid: Number(pid), born })) continue;
    await stopServer(path.join(FOLDER, name));
    rmSync(path.join(FOLDER, name), { recursive: true, force: true });
  }
}
