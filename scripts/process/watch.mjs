import { commandLineOf, isAlive, parentOf } from "./identity.mjs";

const LOOK_EVERY_MS = 1_000;

/**
 * Stops the program when npm, or the shell npm runs it in, is gone: neither passes every signal on.
 * @param {import("./lifetime.mjs").Lifetime} lifetime
 */
export function stopWithNpm(lifetime) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = /(^|\/)(ba|da|z)?sh /.test(commandLineOf(shell)) ? parentOf(shell) : null;
  every(lifetime, () => {
    if (process.ppid !== shell || (npm !== null && parentOf(shell) !== npm)) lifetime.stop();
  });
}

/**
 * @param {import("./lifetime.mjs").Lifetime} lifetime
 * @param {number} pid
 * @param {() => void} onGone
 */
export function watchProcess(lifetime, pid, onGone) {
  const stopWatching = every(lifetime, () => {
    if (isAlive(pid)) return;
    stopWatching();
    onGone();
  });
}

function every(lifetime, look) {
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  const stopLooking = () => clearInterval(timer);
  lifetime.signal.addEventListener("abort", stopLooking, { once: true });
  return stopLooking;
}
