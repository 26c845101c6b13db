import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { identifyProcess, isSameProcessAlive } from "../process/identity.mjs";
import { findFreePort } from "../process/ports.mjs";
import { temporaryFolder } from "../testing/temporary-folder";
import { claimInstance } from "./instance.mjs";

const MODULE = new URL("./instance.mjs", import.meta.url).href;

async function newSettings() {
  return {
    dataDirectory: temporaryFolder(),
    port: await findFreePort(),
    databaseUrl: null,
    hasDemo: true,
    variables: {},
  };
}

type Settings = Awaited<ReturnType<typeof newSettings>>;

/** Another process that serves the data directory; its web server is a program that only sleeps. */
async function claimElsewhere(settings: Settings) {
  const program = `
    import { spawn } from "node:child_process";
    import { claimInstance } from ${JSON.stringify(MODULE)};
    const { recordServer } = await claimInstance(${JSON.stringify(settings)});
    const server = spawn("sleep", ["300"], { detached: true });
    recordServer(server.pid);
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [pid] = await once(child.stdout, "data");
  const server = identifyProcess(Number(String(pid)));
  onTestFinished(() => {
    child.kill("SIGKILL");
    if (server && isSameProcessAlive(server)) process.kill(server.pid, "SIGKILL");
  });
  return { child, server };
}

test("a second start on the same data names the address of the first", async () => {
  const settings = await newSettings();
  const { child } = await claimElsewhere(settings);
  const second = claimInstance({ ...settings, port: await findFreePort() });
  await expect(second).rejects.toThrow(`already running on http://localhost:${settings.port} (process ${child.pid})`);
});

test("other data and another port run beside it", async () => {
  await claimElsewhere(await newSettings());
  const { release } = await claimInstance(await newSettings());
  release();
});

test("a taken port is refused with one that is free, and the data is not kept occupied", async () => {
  const settings = await newSettings();
  const server = net.createServer().listen(settings.port, "127.0.0.1");
  await once(server, "listening");
  await expect(claimInstance(settings)).rejects.toThrow(/Port \d+ is taken.*PORT=\d+ npm start/);
  server.close();
  await once(server, "close");
  const { release } = await claimInstance(settings);
  release();
});

test("a web server left behind by a launcher that was killed is stopped", async () => {
  const settings = await newSettings();
  const { child, server } = await claimElsewhere(settings);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isSameProcessAlive(server)).toBe(true);
  const { release } = await claimInstance(settings);
  expect(isSameProcessAlive(server)).toBe(false);
  release();
});
