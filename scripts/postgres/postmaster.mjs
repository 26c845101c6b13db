import { existsSync, readFileSync } from "node:fs";
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
  const file = path.join(directory, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !isAlive(pid) || !isServerOf(pid, directory)) return null;
  return { pid, port: Number(lines[3]) || 0, isReady: lines[7]?.trim() === "ready" };
}

function isServerOf(pid, directory) {
  if (process.platform === "win32") return true;
  const command = commandLineOf(pid);
  return command.includes("postgres") && command.includes(`-D ${directory}`);
}
