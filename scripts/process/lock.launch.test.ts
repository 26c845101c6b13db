import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder";
import { findLockHolder, tryLock, waitForLock } from "./lock.mjs";

const MODULE = new URL("./lock.mjs", import.meta.url).href;

function startRival(file: string, then: string) {
  const program = `
    import { tryLock } from ${JSON.stringify(MODULE)};
    const { lock } = tryLock(${JSON.stringify(file)}, { port: 4000 });
    console.log(lock !== null);
    ${then}`;
  return spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: ["pipe", "pipe", "inherit"] });
}

const UNTIL_INPUT_ENDS = "process.stdin.resume();";

async function answerOf(child: ReturnType<typeof startRival>): Promise<string> {
  const [text] = await once(child.stdout, "data");
  return String(text).trim();
}

test("a lock of a living process is respected, and its note read", async () => {
  const file = path.join(temporaryFolder(), "lock");
  const rival = startRival(file, UNTIL_INPUT_ENDS);
  expect(await answerOf(rival)).toBe("true");
  expect(tryLock(file)).toMatchObject({ lock: null, holder: { port: 4000, holder: { pid: rival.pid } } });
  rival.stdin.end();
  const lock = await waitForLock(file);
  expect(findLockHolder(file)).toMatchObject({ holder: { pid: process.pid } });
  lock.release();
  expect(existsSync(file)).toBe(false);
});

test("a lock of a process that was killed is taken over, with its note", async () => {
  const file = path.join(temporaryFolder(), "lock");
  const rival = startRival(file, UNTIL_INPUT_ENDS);
  await answerOf(rival);
  rival.kill("SIGKILL");
  await once(rival, "exit");
  expect(findLockHolder(file)).toBeNull();
  const { lock } = tryLock(file);
  expect(lock?.abandoned).toMatchObject({ port: 4000 });
  lock?.release();
});

test("a process id that is used again does not hold the lock", () => {
  const file = path.join(temporaryFolder(), "lock");
  writeFileSync(file, JSON.stringify({ holder: { pid: process.pid, born: "long ago" } }));
  const { lock } = tryLock(file);
  expect(lock).not.toBeNull();
  lock?.release();
});

test("of many that reach for an abandoned lock one gets it, and nothing is left lying about", async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, "lock");
  writeFileSync(file, JSON.stringify({ holder: { pid: 1, born: "long ago" } }));
  const rivals = Array.from({ length: 8 }, () => startRival(file, UNTIL_INPUT_ENDS));
  const answers = await Promise.all(rivals.map(answerOf));
  expect(answers.filter((answer) => answer === "true")).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(["lock"]);
  for (const rival of rivals) rival.stdin.end();
  await Promise.all(rivals.map((rival) => once(rival, "exit")));
  expect(readdirSync(folder)).toEqual([]);
});
