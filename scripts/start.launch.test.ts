import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "./process/identity.mjs";
import { PROJECT_ROOT } from "./process/project-root.mjs";
import { temporaryFolder } from "./testing/temporary-folder";

const START = path.join(PROJECT_ROOT, "scripts", "start.mjs");

function start(environment: Record<string, string>) {
  return spawnSync(process.execPath, [START], { encoding: "utf8", env: { ...process.env, ...environment } });
}

test.each([
  [{ PORT: "none" }, "PORT must be a number"],
  [{ DATABASE_URL: "mysql://db/skein" }, "DATABASE_URL must look like"],
  [{ SKEIN_ADMIN: "ann" }, "SKEIN_ADMIN must be name:password"],
])("%j is refused before any work", (environment, message) => {
  const { status, stdout, stderr } = start({ DATABASE_URL: "", SKEIN_DATA: temporaryFolder(), ...environment });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(message);
});

test("a taken port is refused before any work", async () => {
  const server = net.createServer().listen(0);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  const { status, stdout, stderr } = start({ PORT: String(port), DATABASE_URL: "", SKEIN_DATA: temporaryFolder() });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(new RegExp(`Port ${port} is taken .* PORT=\\d+ npm start`));
});

test("a program that is run stops when npm and its shell are gone", async () => {
  const watch = new URL("./process/watch.mjs", import.meta.url).href;
  const lifetime = new URL("./process/lifetime.mjs", import.meta.url).href;
  const program = `
    import { stopWithNpm } from ${JSON.stringify(watch)};
    import { live } from ${JSON.stringify(lifetime)};
    setInterval(() => {}, 1000);
    await live(async (lifetime) => { stopWithNpm(lifetime); console.log(process.pid); await lifetime.untilStopped(); });`;
  const shell = spawn("sh", ["-c", '"$NODE" --input-type=module --eval "$PROGRAM"; true'], {
    env: { ...process.env, NODE: process.execPath, PROGRAM: program, npm_lifecycle_event: "start" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [text] = await once(shell.stdout, "data");
  const pid = Number(String(text));
  shell.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});
