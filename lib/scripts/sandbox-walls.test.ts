import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sandboxCommand } from "./sandbox-command";

/** What stands around Python, should a script ever get out of it: here any JavaScript runs in its place. */
const servers = [createServer((socket) => socket.end()), createServer((socket) => socket.end())] as const;
const socketPath = path.join(mkdtempSync(path.join(tmpdir(), "walls-")), "socket");
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => servers[0].listen(socketPath, resolve));
  await new Promise<void>((resolve) => servers[1].listen(0, "127.0.0.1", resolve));
  const address = servers[1].address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => {
  for (const server of servers) server.close();
});

const command = sandboxCommand("python", 256 * 2 ** 20);
const hasOwnFiles = command?.some((part) => part.endsWith("shut-in.sh")) ?? false;

function breakOut(code: string): Promise<string> {
  const [program = "", ...args] = command ?? [];
  const source = `const node = (name) => process.getBuiltinModule("node:" + name);
    const tried = async () => { ${code} };
    tried().then((got) => "GOT " + got, (error) => "REFUSED " + error.code).then((said) => console.log(said));`;
  const child = spawn(program, [...args.slice(0, -1), "-e", source], { env: {} as NodeJS.ProcessEnv });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve(said.trim() || `ENDED ${code}`)));
}
const connect = (options: string) =>
  `const socket = node("net").connect(${options});
   return new Promise((resolve, reject) => socket.on("connect", () => resolve("connected")).on("error", reject));`;

test.runIf(command)("there is a sandbox on this machine, and what runs in it is heard", async () => {
  expect(await breakOut("return 1 + 1;")).toBe("GOT 2");
});

const WAYS: readonly [string, () => string, string][] = [
  ["a file", () => 'return node("fs").readFileSync("/etc/passwd", "utf8");', "ERR_ACCESS_DENIED"],
  [
    "a file of this application",
    () => `return node("fs").readFileSync("${process.cwd()}/package.json");`,
    "ERR_ACCESS",
  ],
  ["secrets of the server", () => `return node("fs").readFileSync("/proc/${process.pid}/environ");`, "ERR_ACCESS"],
  ["a file to write", () => 'return node("fs").writeFileSync("/tmp/skein-walls", "");', "ERR_ACCESS_DENIED"],
  ["a program", () => 'return node("child_process").execFileSync("id");', "ERR_ACCESS_DENIED"],
  ["a worker", () => 'return new (node("worker_threads").Worker)("1", { eval: true });', "ERR_ACCESS_DENIED"],
  ["the inspector", () => 'return new (node("inspector").Session)().connect();', "ERR_ACCESS_DENIED"],
  ["the server's process", () => `return process.kill(${process.pid}, 0);`, "ESRCH"],
  ["a port of this machine", () => connect(`{ host: "127.0.0.1", port: ${port} }`), "ENETUNREACH"],
  ["the network", () => connect('{ host: "203.0.113.1", port: 80 }'), "ENETUNREACH"],
  ["code made of a text", () => 'return Function("return 1")();', "undefined"],
];

test.runIf(command).each(WAYS)("it does not reach %s", async (_what, code, refusal) => {
  expect(await breakOut(code())).toMatch(`REFUSED ${refusal}`);
});

test.runIf(command)("the system gives it no more memory than it may have", async () => {
  const greedy = "const all = []; for (;;) all.push(Buffer.alloc(50e6, 1)); return all;";
  expect(await breakOut(greedy)).toMatch(/^(REFUSED ERR_MEMORY_ALLOCATION_FAILED|REFUSED undefined|ENDED \d+)$/);
});

test.runIf(hasOwnFiles)("it does not reach sockets among the files", async () => {
  expect(await breakOut(connect(JSON.stringify(socketPath)))).toBe("REFUSED ENOENT");
});

test.runIf(process.platform === "linux").each(["javascript", "python"] as const)(
  "%s ends with the process that started it, even when that is killed",
  async (language) => {
    const sandbox = sandboxCommand(language, 256 * 2 ** 20) ?? ["true"];
    const endless = [...sandbox.slice(0, -1), "-e", "console.log('begun'); for (;;);"];
    const source = `const [program, ...args] = ${JSON.stringify(endless)};
      const child = require("node:child_process").spawn(program, args, { detached: true, env: {} });
      child.stdout.on("data", () => console.log(child.pid));`;
    const parent = spawn(process.execPath, ["-e", source]);
    const [pid] = await once(parent.stdout, "data");
    const group = -Number(String(pid));
    expect(() => process.kill(group, 0)).not.toThrow();
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(() => process.kill(group, 0)).toThrow("ESRCH"), 5000);
  },
);
