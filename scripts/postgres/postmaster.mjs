import { existsSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { commandLineOf, isAlive } from "../process/identity.mjs";

/** @typedef {{ pid: number, port: number, isReady: boolean }} Postmaster a server process of one database directory */

/**
 * The server that runs on a database directory, from the file it keeps there; null when it does not run. A file left
 * behind by a dead server names a process that is gone or has become something else.
 * @param {string} directory
 * @returns {Postmaster | null}
 */
export function findPostmaster(directory) {
  const lines = readPidFile(directory);
  const pid = Math.abs(Number(lines?.[0]));
  if (!pid || !isAlive(pid) || !isServerOf(pid, directory)) return null;
  return { pid, port: Number(lines[3]) || 0, isReady: lines[7]?.trim() === "ready" };
}

/**
 * Removes a file that names a living process which is no PostgreSQL: the server would believe it and refuse to start.
 * Every other file is left to the server, which knows best whether the directory is in use.
 */
export function removeMisleadingPidFile(directory) {
  const pid = Math.abs(Number(readPidFile(directory)?.[0]));
  if (!pid || !isAlive(pid) || process.platform === "win32") return;
  if (!commandLineOf(pid).includes("postgres")) rmSync(pidFile(directory), { force: true });
}

function readPidFile(directory) {
  const file = pidFile(directory);
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : null;
}

function pidFile(directory) {
  return path.join(directory, "postmaster.pid");
}

// The question whether the server speaks TLS; every version answers it with one letter.
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const ANSWER_WITHIN_MS = 2_000;

/**
 * Whether the server really answers: one that has just been killed still looks alive for a moment.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isAnswering(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    const settle = (isAnswered) => {
      socket.destroy();
      resolve(isAnswered);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => settle(false));
    socket.once("connect", () => socket.write(SSL_REQUEST));
    socket.once("data", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("close", () => settle(false));
  });
}

function isServerOf(pid, directory) {
  if (process.platform === "win32") return true;
  const command = commandLineOf(pid);
  return command.includes("postgres") && command.includes(`-D ${directory}`);
}
