import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { killGroup } from "../process/child.mjs";
import { FriendlyError } from "../process/friendly-error.mjs";
import { identifyProcess, isSameProcessAlive } from "../process/identity.mjs";
import { tryLock } from "../process/lock.mjs";
import { findFreePort, isPortFree } from "../process/ports.mjs";

const STOP_WITHIN_MS = 5_000;

/**
 * Makes this process the one that serves the data directory, or says who does. A web server left behind by a launcher
 * that was killed is stopped first.
 * @param {import("./settings.mjs").Settings} settings
 */
export async function claimInstance(settings) {
  mkdirSync(settings.dataDirectory, { recursive: true, mode: 0o711 });
  const { lock, holder } = tryLock(instanceFile(settings), { port: settings.port });
  if (!lock) throw new FriendlyError(describeRunning(settings, holder));
  await stopLeftOver(lock.abandoned?.server);
  await demandFreePort(settings.port).catch((error) => {
    lock.release();
    throw error;
  });
  return {
    recordServer: (pid) => lock.write({ port: settings.port, server: identifyProcess(pid) }),
    release: lock.release,
  };
}

function instanceFile({ dataDirectory }) {
  return path.join(dataDirectory, "instance.json");
}

function describeRunning({ dataDirectory }, note) {
  return (
    `Skein is already running on http://localhost:${note.port} (process ${note.holder?.pid}) with the data in ${dataDirectory}.\n` +
    "Stop it first, or start a second one beside it with its own data and port: SKEIN_DATA=.skein-2 PORT=3001 npm start"
  );
}

async function demandFreePort(port) {
  if (await isPortFree(port)) return;
  throw new FriendlyError(
    `Port ${port} is taken by another program. Choose a free one: PORT=${await findFreePort()} npm start`,
  );
}

async function stopLeftOver(server) {
  if (!isSameProcessAlive(server)) return;
  killGroup(server.pid, "SIGTERM");
  for (const started = performance.now(); isSameProcessAlive(server); await sleep(50)) {
    if (performance.now() - started > STOP_WITHIN_MS) killGroup(server.pid, "SIGKILL");
  }
}
