import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder";
import { describeSignIns } from "./sign-ins.mjs";

const base = { port: 3000, databaseUrl: null, variables: {} };

test("without a demo there is nobody to show", () => {
  expect(describeSignIns({ ...base, dataDirectory: temporaryFolder(), hasDemo: true })).toEqual([]);
});

test("people stand in columns", () => {
  const people = [
    { username: "alice", name: "Alice Chen", password: "geese", note: "employee" },
    { username: "bo", name: "Bo", password: "thread" },
  ];
  const dataDirectory = temporaryFolder();
  writeFileSync(path.join(dataDirectory, "demo-sign-ins.json"), JSON.stringify(people));
  expect(describeSignIns({ ...base, dataDirectory, hasDemo: true })).toEqual([
    "  Sign in as (name, password):",
    "    alice  geese   Alice Chen, employee",
    "    bo     thread  Bo",
  ]);
  expect(describeSignIns({ ...base, dataDirectory, hasDemo: false })).toEqual([]);
});
