import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { users } from "@/db/schema/people";
import { PROJECT_ROOT } from "../process/project-root.mjs";
import { typescriptCommand } from "../process/typescript.mjs";

const SETUP = path.join(PROJECT_ROOT, "lib/loonflow/fixtures/setup.json");
const folder = mkdtempSync(path.join(tmpdir(), "skein-import-"));

afterAll(() => rmSync(folder, { recursive: true }));

type Run = { code: number | null; out: string; err: string };

function run(args: readonly string[], language = "en_GB.UTF-8"): Promise<Run> {
  const { DATABASE_URL, AUTH_SECRET, PATH, HOME } = process.env;
  const env = { DATABASE_URL, AUTH_SECRET, PATH, HOME, LANG: language, NODE_ENV: "test" as const };
  const [command, commandArgs] = typescriptCommand("scripts/import-loonflow.ts", [...args]);
  const child = spawn(command, commandArgs, { cwd: PROJECT_ROOT, env });
  const result: Run = { code: null, out: "", err: "" };
  child.stdout.on("data", (chunk) => (result.out += chunk));
  child.stderr.on("data", (chunk) => (result.err += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...result, code })));
}

test("imports a file and says what became of each workflow, in the reader's language", async () => {
  const first = await run([SETUP]);
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toContain("Imported setup.json.");
  expect(first.out).toContain("People: 16 new, 0 changed, 0 unchanged");
  expect(first.out).toContain("1 请假申请: published");
  expect(first.out).toContain("3 会签申请: published");
  expect(first.out).toContain("“脚本执行中” runs the script “授权脚本”. It is taken over as it is");
  expect(first.out).not.toContain("kept as a draft");
  expect(await getDb().$count(users)).toBe(16);

  const second = await run([SETUP], "zh_CN.UTF-8");
  expect(second).toMatchObject({ code: 0, err: "" });
  expect(second.out).toContain("没有做任何更改");
});

test("a file that cannot be imported is explained on standard error", async () => {
  const file = path.join(folder, "broken.json");
  writeFileSync(file, JSON.stringify({ users: [{ id: 0, username: "ann" }] }));
  const { code, out, err } = await run([file]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("broken.json cannot be imported. Nothing was changed.");
  expect(err).toContain("users[0].id should be a whole number from 1 on.");
  expect(err).toContain("workflows is missing.");
});

test("so are a file that is not there and one that was not named", async () => {
  expect(await run([path.join(folder, "nowhere.json")])).toMatchObject({
    code: 1,
    err: expect.stringContaining("nowhere.json"),
  });
  expect(await run([])).toMatchObject({ code: 1, err: expect.stringContaining("npm run import:loonflow -- FILE") });
});
