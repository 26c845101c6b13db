import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder";
import { hashSources } from "./build.mjs";

function project(): string {
  const root = temporaryFolder();
  mkdirSync(path.join(root, "app", "api"), { recursive: true });
  writeFileSync(path.join(root, "app", "page.tsx"), "one");
  writeFileSync(path.join(root, "package-lock.json"), "{}");
  return root;
}

test("the same sources have the same fingerprint, wherever they are", () => {
  expect(hashSources(project(), {})).toBe(hashSources(project(), {}));
});

test.each([
  ["a changed page", "app/page.tsx"],
  ["a new route", "app/api/route.ts"],
  ["other packages", "package-lock.json"],
  ["a first middleware", "proxy.ts"],
])("%s changes it", (_what, file) => {
  const root = project();
  const before = hashSources(root, {});
  writeFileSync(path.join(root, file), "two");
  expect(hashSources(root, {})).not.toBe(before);
});

test("tests and documents do not change it, public variables do", () => {
  const root = project();
  const before = hashSources(root, {});
  writeFileSync(path.join(root, "app", "page.test.ts"), "two");
  writeFileSync(path.join(root, "README.md"), "two");
  expect(hashSources(root, { PORT: "1" })).toBe(before);
  expect(hashSources(root, { NEXT_PUBLIC_NAME: "x" })).not.toBe(before);
});
