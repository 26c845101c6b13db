import { spawn } from "node:child_process";
import { FriendlyError } from "./friendly-error.mjs";
import { PROJECT_ROOT } from "./project-root.mjs";

const OUTPUT_KEPT = 64_000;
const STOP_WITHIN_MS = 5_000;
const isWindows = process.platform === "win32";

/**
 * Starts a program in a process group of its own: Ctrl-C reaches only the launcher, which then stops things in order.
 * @param {import("./lifetime.mjs").Lifetime} lifetime
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, stdio?: import("node:child_process").StdioOptions,
 *   stopSignal?: NodeJS.Signals, stopWithinMs?: number }} [options]
 */
export function startChild(lifetime, command, args, options = {}) {
  lifetime.signal.throwIfAborted();
  const { env = process.env, cwd = PROJECT_ROOT, stdio = "inherit" } = options;
  const { stopSignal = "SIGTERM", stopWithinMs = STOP_WITHIN_MS } = options;
  const child = spawn(command, args, { env, cwd, stdio, detached: !isWindows, windowsHide: true });
  const exited = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  exited.catch(() => {});
  const letGo = lifetime.hold({
    stop: () => stopChild(child, exited, { stopSignal, stopWithinMs }),
    force: () => killGroup(child.pid, "SIGKILL"),
  });
  exited.then(letGo, letGo);
  return { pid: child.pid, stdout: child.stdout, stderr: child.stderr, exited };
}

/**
 * Runs a program to its end. Its output is kept and becomes part of the error when it fails.
 * @param {import("./lifetime.mjs").Lifetime} lifetime
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, onOutput?: (text: string) => void, failure?: string }} [options]
 * @returns {Promise<string>} what it printed
 */
export async function runChild(lifetime, command, args, { onOutput, failure, ...options } = {}) {
  const child = startChild(lifetime, command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-OUTPUT_KEPT);
      onOutput?.(text);
    });
  }
  const { code, signal } = await Promise.race([child.exited, lifetime.untilStopped()]);
  if (code === 0) return output;
  throw new FriendlyError(`${output.trim()}\n\n${failure ?? `${command} failed`} (${signal ?? `exit code ${code}`}).`);
}

/** @param {number | undefined} pid the leader of a process group */
export function killGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

async function stopChild(child, exited, { stopSignal, stopWithinMs }) {
  killGroup(child.pid, stopSignal);
  const timer = setTimeout(() => killGroup(child.pid, "SIGKILL"), stopWithinMs);
  await exited;
  clearTimeout(timer);
}
