import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { findPostmaster } from "../scripts/postgres/postmaster.mjs";
import { findFreePort } from "../scripts/process/ports.mjs";
import { PROJECT_ROOT } from "../scripts/process/project-root.mjs";

const DATA = path.join(PROJECT_ROOT, ".skein-e2e-launcher");

let npm: ChildProcess | null = null;

test.beforeAll(() => rmSync(DATA, { recursive: true, force: true }));
test.afterAll(async () => {
  if (npm?.exitCode === null && npm.signalCode === null) {
    npm.kill("SIGTERM");
    await once(npm, "exit");
  }
  rmSync(DATA, { recursive: true, force: true });
});

/** Runs `npm start` as a person would and waits until it is ready; resolves to how long that took. */
async function start(port: number): Promise<number> {
  const began = performance.now();
  const env = { ...process.env, PORT: String(port), SKEIN_DATA: DATA, SKEIN_DEMO: "off", DATABASE_URL: "" };
  npm = spawn("npm", ["start"], { cwd: PROJECT_ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  await untilReady(npm);
  return performance.now() - began;
}

function untilReady({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    stdout?.on("data", (chunk) => {
      text += String(chunk);
      if (text.includes("Skein is ready")) resolve();
    });
    stdout?.on("end", () => reject(new Error(text)));
  });
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(npm as ChildProcess, "exit");
  npm?.kill(signal);
  const [code] = await exited;
  return code;
}

test("npm start comes back after kill -9, at once, and stops with everything on a signal to npm alone", async () => {
  test.setTimeout(180_000);
  const port = await findFreePort();
  await start(port);
  const { holder, server } = JSON.parse(readFileSync(path.join(DATA, "instance.json"), "utf8"));
  const exited = once(npm as ChildProcess, "exit");
  process.kill(holder.pid, "SIGKILL");
  await exited;

  const took = await start(port);
  expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
  expect(JSON.parse(readFileSync(path.join(DATA, "instance.json"), "utf8")).server.pid).not.toBe(server.pid);
  console.log(`a later start took ${(took / 1000).toFixed(1)} s`);

  expect(await stop("SIGTERM")).toBe(0);
  expect(findPostmaster(path.join(DATA, "postgres"))).toBeNull();
  await expect(fetch(`http://localhost:${port}/api/health`)).rejects.toThrow();

  await start(port);
  expect(await stop("SIGINT")).toBe(0);
  expect(findPostmaster(path.join(DATA, "postgres"))).toBeNull();
});
