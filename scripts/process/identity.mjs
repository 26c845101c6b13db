import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** @typedef {{ pid: number, born: string }} ProcessIdentity a process id with its birth, since ids are used again */

/**
 * @param {number} [pid]
 * @returns {ProcessIdentity | null} null when there is no such process
 */
export function identifyProcess(pid = process.pid) {
  const born = process.platform === "linux" ? bornOnLinux(pid) : askPs(pid, "lstart=");
  return born ? { pid, born } : null;
}

/** @param {ProcessIdentity | null | undefined} identity */
export function isSameProcessAlive(identity) {
  if (!identity) return false;
  return identifyProcess(identity.pid)?.born === identity.born;
}

/** The command line of a process, or an empty string. */
export function commandLineOf(pid) {
  if (process.platform !== "linux") return askPs(pid, "command=");
  return readProc(pid, "cmdline").replaceAll("\0", " ").trim();
}

/** The process that started `pid`, where the system tells cheaply; null otherwise. */
export function parentOf(pid) {
  const parent = Number(statFields(pid)[1]);
  return Number.isInteger(parent) ? parent : null;
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return statFields(pid)[0] !== "Z";
}

function bornOnLinux(pid) {
  const fields = statFields(pid);
  return fields[0] === "Z" ? undefined : fields[19];
}

/** The fields after the command name, which itself may hold spaces: state, parent, …; the 20th is the birth. */
function statFields(pid) {
  return readProc(pid, "stat").split(") ").at(-1).split(" ");
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function askPs(pid, column) {
  const { stdout } = spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" });
  return (stdout ?? "").trim();
}
