import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { keepSecrets } from "../launcher/secrets.mjs";
import { findLockHolder, tryLock, waitForLock } from "../process/lock.mjs";
import { resetAdminPassword } from "./password.mjs";
import { databaseUrl, prepareRoles } from "./roles.mjs";
import { startServer, stopServer } from "./server.mjs";

const WRONG_PASSWORD = "28P01";

/**
 * The embedded database of an installation, started unless it runs. It is used together with every other process that
 * opened it; the last one that closes it stops the server.
 * @param {import("../launcher/settings.mjs").Settings} settings
 * @param {AbortSignal} [signal] gives up waiting for another process that is starting or stopping the server
 */
export async function openEmbeddedDatabase({ dataDirectory }, signal) {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o711 });
  const secrets = keepSecrets(dataDirectory);
  const users = path.join(dataDirectory, "database-users");
  const gate = path.join(dataDirectory, "database.lock");
  const starting = await waitForLock(gate, { signal });
  try {
    const { lock: use } = tryLock(path.join(users, String(process.pid)));
    const server = await startPrepared(dataDirectory, secrets);
    const close = async () => {
      const stopping = await waitForLock(gate);
      use?.release();
      if (listUsers(users).length === 0) await server.stop();
      stopping.release();
    };
    const url = databaseUrl({ port: server.port, password: secrets.databasePassword });
    return { url, pid: server.pid, wasRunning: server.wasRunning, close, kill: server.kill };
  } finally {
    starting.release();
  }
}

async function startPrepared(dataDirectory, secrets) {
  const server = await startServer({ dataDirectory, adminPassword: secrets.databaseAdminPassword });
  const prepare = ({ port }) =>
    prepareRoles({ port, adminPassword: secrets.databaseAdminPassword, password: secrets.databasePassword });
  try {
    await prepare(server);
    return server;
  } catch (error) {
    await server.stop();
    if (error.code !== WRONG_PASSWORD) throw error;
  }
  // secrets.json is newer than the database: it was deleted, or the data was copied from elsewhere.
  await stopServer(dataDirectory);
  await resetAdminPassword({ dataDirectory, adminPassword: secrets.databaseAdminPassword });
  const restarted = await startServer({ dataDirectory, adminPassword: secrets.databaseAdminPassword });
  await prepare(restarted);
  return restarted;
}

/** Processes that use the database now; the marks of dead ones are removed. */
function listUsers(folder) {
  return readdirSync(folder).filter((name) => {
    if (findLockHolder(path.join(folder, name))) return true;
    rmSync(path.join(folder, name), { force: true });
    return false;
  });
}
