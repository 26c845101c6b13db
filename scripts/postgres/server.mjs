import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FriendlyError } from "../process/friendly-error.mjs";
import { isAlive } from "../process/identity.mjs";
import { findFreePort } from "../process/ports.mjs";
import { chooseAccount, giveFiles } from "./account.mjs";
import { findBinaries } from "./binaries.mjs";
import { createCluster } from "./cluster.mjs";
import { findPostmaster, isAnswering, removeMisleadingPidFile } from "./postmaster.mjs";

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
const LOOK_AGAIN_MS = 25;
const LOG_KEPT_BYTES = 10_000_000;

// What a start finds for a moment after the previous server was killed, or when somebody took the port just now.
const PASSING_TROUBLE = /still in use|postmaster\.pid" already exists|could not bind|could not create any TCP/;

// Autovacuum runs as the superuser, and `drop database … with (force)` may not end a superuser's work.
const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];

/**
 * @typedef {object} Server
 * @property {number} pid
 * @property {number} port
 * @property {boolean} wasRunning it had been left running by somebody else
 * @property {() => Promise<void>} stop
 * @property {() => void} kill
 */

/**
 * Starts PostgreSQL on `<dataDirectory>/postgres`, creating the database cluster the first time, on a free port of
 * 127.0.0.1. A server that runs there already is used as it is.
 * @param {{ dataDirectory: string, adminPassword: string, isDurable?: boolean, port?: number,
 *   account?: import("./account.mjs").AccountKind }} options `isDurable: false` trades safety for speed, for tests;
 *   `port` is one it had before, so that clients find it again
 * @returns {Promise<Server>}
 */
export async function startServer({ dataDirectory, adminPassword, isDurable = true, port, account: kind }) {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o711 });
  const directory = directoryOf(dataDirectory);
  const running = await findReady(directory);
  if (running) return describe(running, directory, true);
  const binaries = findBinaries();
  const account = chooseAccount({ dataParent: dataDirectory, directory, programs: binaries.folder, kind });
  await createCluster({ directory, binaries, account, adminPassword, isDurable });
  giveFiles(directory, account);
  removeMisleadingPidFile(directory);
  const command = [...account.prefix, binaries.postgres];
  return describe(await launch({ directory, command, isDurable, port }), directory, false);
}

/**
 * Stops the server of a data directory if one runs.
 * @param {string} dataDirectory
 */
export async function stopServer(dataDirectory) {
  if (!existsSync(dataDirectory)) return;
  const running = findPostmaster(directoryOf(dataDirectory));
  if (running) await stopPostmaster(running.pid);
}

/** One name for one directory, whichever way it was reached: servers are recognised by it. */
function directoryOf(dataDirectory) {
  return path.join(realpathSync(dataDirectory), "postgres");
}

async function launch({ directory, command, isDurable, port }) {
  const logFile = path.join(directory, "..", "postgres.log");
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const logStart = trimLog(logFile);
    const server = await spawnServer({ directory, command, isDurable, port, logFile });
    const ready = await untilReady(directory, server, deadline);
    if (ready) return ready;
    const trouble = readFileSync(logFile, "utf8").slice(logStart).trim();
    if (!PASSING_TROUBLE.test(trouble) || performance.now() > deadline) {
      throw new FriendlyError(`The embedded PostgreSQL did not start. It says (${logFile}):\n\n${trouble}`);
    }
    await sleep(500);
  }
}

async function spawnServer({ directory, command, isDurable, port, logFile }) {
  const settings = ["unix_socket_directories=", "max_connections=200", "timezone=UTC", ...(isDurable ? [] : FORGETFUL)];
  const address = ["-h", "127.0.0.1", "-p", String(port ?? (await findFreePort()))];
  const [program, ...args] = [...command, "-D", directory, ...address];
  const log = openSync(logFile, "a");
  const child = spawn(program, [...args, ...settings.flatMap((setting) => ["-c", setting])], {
    stdio: ["ignore", log, log],
    detached: true,
    cwd: directory,
  });
  closeSync(log);
  child.unref();
  return child;
}

async function untilReady(directory, child, deadline) {
  let failure = null;
  child.once("error", (error) => {
    failure = error;
  });
  while (performance.now() < deadline) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) return null;
    const found = findPostmaster(directory);
    if (found?.isReady && found.pid === child.pid) return found;
    await sleep(LOOK_AGAIN_MS);
  }
  child.kill("SIGQUIT");
  return null;
}

/** A server left behind may be about to come up or to go down; wait until it has done either. */
async function findReady(directory) {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const found = findPostmaster(directory);
    if (!found) return null;
    if (performance.now() > deadline) {
      throw new FriendlyError(`The PostgreSQL server of ${directory} (process ${found.pid}) runs but does not answer.`);
    }
    if (found.isReady && (await isAnswering(found.port))) return found;
    await sleep(LOOK_AGAIN_MS);
  }
}

function describe({ pid, port }, directory, wasRunning) {
  return {
    pid,
    port,
    wasRunning,
    stop: () => stopPostmaster(pid),
    kill: () => {
      if (findPostmaster(directory)?.pid === pid) process.kill(pid, "SIGQUIT");
    },
  };
}

async function stopPostmaster(pid) {
  const signals = ["SIGINT", "SIGQUIT", "SIGKILL"];
  for (const signal of signals) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = performance.now() + STOP_WITHIN_MS;
    while (isAlive(pid) && performance.now() < deadline) await sleep(LOOK_AGAIN_MS);
  }
}

function trimLog(logFile) {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_KEPT_BYTES) return size;
  rmSync(logFile);
  return 0;
}
