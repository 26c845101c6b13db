import { FriendlyError } from "./friendly-error.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

// npm passes a signal on that the terminal has already sent to the whole process group, so one Ctrl-C arrives twice.
const SAME_SIGNAL_MS = 1_000;

/** What a program that was interrupted before it was done exits with. */
export const INTERRUPTED = 130;

/** Thrown out of whatever was going on when somebody asks the program to stop. */
class Stopped extends Error {
  name = "Stopped";
}

/**
 * @typedef {object} Lifetime
 * @property {AbortSignal} signal aborted when the program is asked to stop
 * @property {(held: { stop(): Promise<unknown> | unknown, force?(): unknown }) => () => void} hold
 *   something that must be stopped before the program ends, last held first; returns the way to let go of it
 * @property {() => void} stop asks the program to stop, as a signal would
 * @property {(message: string) => void} fail stops the program because something it needs is gone
 * @property {() => Promise<never>} untilStopped rejects when the program is asked to stop
 */

/**
 * Runs `work` and ends the process: whatever is held is stopped, on success, on failure and on a signal. A second
 * signal forces.
 * @param {(lifetime: Lifetime) => Promise<number | void>} work resolves to the exit code, 0 by default
 * @param {{ exitCodeWhenStopped?: number }} [options] for a server a signal is the usual end, and so a success
 */
export async function live(work, { exitCodeWhenStopped = 0 } = {}) {
  const controller = new AbortController();
  const held = [];
  const lifetime = createLifetime(controller, held);
  listenForSignals(controller, held);
  let exitCode = 0;
  try {
    exitCode = (await work(lifetime)) ?? 0;
  } catch (error) {
    const cause = controller.signal.aborted ? controller.signal.reason : error;
    exitCode = cause instanceof Stopped ? exitCodeWhenStopped : 1;
    if (!(cause instanceof Stopped)) report(cause);
  }
  if (!(await stopAll(held))) exitCode = 1;
  process.exit(exitCode);
}

function createLifetime(controller, held) {
  return {
    signal: controller.signal,
    stop: () => controller.abort(new Stopped()),
    fail: (message) => controller.abort(new FriendlyError(message)),
    hold(thing) {
      held.push(thing);
      return () => {
        const index = held.indexOf(thing);
        if (index !== -1) held.splice(index, 1);
      };
    },
    untilStopped: () =>
      new Promise((_resolve, reject) => {
        const fail = () => reject(controller.signal.reason);
        if (controller.signal.aborted) fail();
        else controller.signal.addEventListener("abort", fail, { once: true });
      }),
  };
}

function listenForSignals(controller, held) {
  let firstAt = null;
  const onSignal = () => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      controller.abort(new Stopped());
    } else if (now - firstAt > SAME_SIGNAL_MS) {
      for (const thing of held.toReversed()) thing.force?.();
      process.exit(INTERRUPTED);
    }
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  process.on("uncaughtException", (error) => controller.abort(error));
  // Whoever read our output has gone, as in `npm start | head`; that is no reason to leave things running.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

async function stopAll(held) {
  let isClean = true;
  for (let thing = held.at(-1); thing !== undefined; thing = held.at(-1)) {
    try {
      await thing.stop();
    } catch (error) {
      isClean = false;
      report(error);
    }
    if (held.includes(thing)) held.splice(held.indexOf(thing), 1);
  }
  return isClean;
}

function report(error) {
  console.error(error instanceof FriendlyError ? `\n${error.message}\n` : error);
}
