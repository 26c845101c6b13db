import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startChild } from "../process/child.mjs";
import { FriendlyError } from "../process/friendly-error.mjs";
import { NEXT } from "./build.mjs";

const LOOK_EVERY_MS = 100;
const READY_WITHIN_MS = { start: 60_000, dev: 180_000 };
const DRAIN_WITHIN_MS = 8_000;
const DIE_WITH_PARENT = fileURLToPath(new URL("../process/die-with-parent.mjs", import.meta.url));

/**
 * Starts Next.js and waits until the application says that it is well.
 * @param {import("../process/lifetime.mjs").Lifetime} lifetime
 * @param {{ mode: "start" | "dev", port: number, env: NodeJS.ProcessEnv, onSpawn: (pid: number) => void }} options
 * @returns the server process; `exited` settles when it ends
 */
export async function startWebServer(lifetime, { mode, port, env, onSpawn }) {
  const server = startChild(lifetime, process.execPath, ["--import", DIE_WITH_PARENT, NEXT, mode, "-p", String(port)], {
    env: { ...env, NODE_ENV: mode === "dev" ? "development" : "production" },
    stdio: ["ignore", "inherit", "inherit"],
    stopWithinMs: DRAIN_WITHIN_MS,
  });
  onSpawn(server.pid);
  const gaveUp = server.exited.then(({ code, signal }) => {
    throw new FriendlyError(`The web server ended before it was ready (${signal ?? `exit code ${code}`}).`);
  });
  gaveUp.catch(() => {});
  await Promise.race([untilHealthy(port, READY_WITHIN_MS[mode], lifetime.signal), gaveUp, lifetime.untilStopped()]);
  return server;
}

async function untilHealthy(port, withinMs, signal) {
  const address = `http://localhost:${port}/api/health`;
  const deadline = performance.now() + withinMs;
  let answer = "no answer";
  while (performance.now() < deadline) {
    answer = await askHealth(address, signal);
    if (answer === "ok") return;
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
  throw new FriendlyError(`The application is not well after ${withinMs / 1000} s: ${address} says ${answer}.`);
}

async function askHealth(address, signal) {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? "ok" : `${response.status} ${await response.text()}`;
  } catch (error) {
    return error.cause?.code ?? error.message;
  }
}
