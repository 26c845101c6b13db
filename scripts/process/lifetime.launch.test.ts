import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { isAlive } from "./identity.mjs";

const MODULE = new URL("./lifetime.mjs", import.meta.url).href;
const CHILD = new URL("./child.mjs", import.meta.url).href;

function startProgram(work: string, options = "") {
  const program = `
    import { live } from ${JSON.stringify(MODULE)};
    import { runChild, startChild } from ${JSON.stringify(CHILD)};
    setInterval(() => {}, 1000);
    await live(async (lifetime) => { ${work} }, { ${options} });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => output.push(...text.trim().split("\n")));
  }
  return { child, output };
}

async function exitCode(child: ReturnType<typeof spawn>): Promise<number | null> {
  const [code] = await once(child, "exit");
  return code;
}

const HOLD_TWO = `
  for (const name of ["first", "second"]) lifetime.hold({ stop: () => console.log("stop", name) });
  console.log("up");`;

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s stops what is held, last first, and is no failure",
  async (signal) => {
    const { child, output } = startProgram(`${HOLD_TWO} await lifetime.untilStopped();`);
    await once(child.stdout, "data");
    child.kill(signal);
    child.kill(signal);
    expect(await exitCode(child)).toBe(0);
    expect(output).toEqual(["up", "stop second", "stop first"]);
  },
);

test("work that a signal must not cut short fails when it does", async () => {
  const { child } = startProgram(`console.log("up"); await lifetime.untilStopped();`, "exitCodeWhenStopped: 130");
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await exitCode(child)).toBe(130);
});

test("a second signal, later, forces", async () => {
  const { child, output } = startProgram(`
    lifetime.hold({ stop: () => new Promise(() => {}), force: () => console.log("forced") });
    console.log("up");
    await lifetime.untilStopped();`);
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  await sleep(1_200);
  child.kill("SIGTERM");
  expect(await exitCode(child)).toBe(130);
  expect(output).toEqual(["up", "forced"]);
});

test("a failure stops what is held and is told without a stack when it is meant for people", async () => {
  const { child, output } = startProgram(
    `${HOLD_TWO} lifetime.fail("The database is gone."); await lifetime.untilStopped();`,
  );
  expect(await exitCode(child)).toBe(1);
  expect(output.filter((line) => line !== "").toSorted()).toEqual([
    "The database is gone.",
    "stop first",
    "stop second",
    "up",
  ]);
});

test("an error nobody caught stops what is held", async () => {
  const { child, output } = startProgram(
    `${HOLD_TWO} setTimeout(() => { throw new Error("oops"); }); await lifetime.untilStopped();`,
  );
  expect(await exitCode(child)).toBe(1);
  expect(output).toContain("stop first");
  expect(output.join("\n")).toContain("Error: oops");
});

test("output that nobody reads any more is no failure", async () => {
  const { child } = startProgram(
    `${HOLD_TWO} setInterval(() => console.log("more"), 20); await lifetime.untilStopped();`,
  );
  await once(child.stdout, "data");
  child.stdout.destroy();
  await sleep(200);
  expect(child.exitCode).toBeNull();
  child.kill("SIGTERM");
  expect(await exitCode(child)).toBe(0);
});

test("work that ends gives the exit code", async () => {
  expect(await exitCode(startProgram("return 7;").child)).toBe(7);
  expect(await exitCode(startProgram("").child)).toBe(0);
});

test("a program that is running is stopped with everything it started", async () => {
  const { child, output } = startProgram(`
    const { pid } = startChild(lifetime, "sh", ["-c", "sleep 300 & echo $!; wait"]);
    await lifetime.untilStopped();`);
  await once(child.stdout, "data");
  const grandchild = Number(output[0]);
  expect(grandchild).toBeGreaterThan(0);
  child.kill("SIGINT");
  expect(await exitCode(child)).toBe(0);
  await expect.poll(() => isAlive(grandchild)).toBe(false);
});

test("a program that fails shows what it said", async () => {
  const { child, output } = startProgram(
    `await runChild(lifetime, "sh", ["-c", "echo reason; exit 3"], { failure: "It failed" });`,
  );
  expect(await exitCode(child)).toBe(1);
  expect(output.join("\n")).toContain("reason\n\nIt failed (exit code 3).");
});
