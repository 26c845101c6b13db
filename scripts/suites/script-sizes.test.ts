import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder";
import { checkScriptSizes, scriptSizeOf } from "./script-sizes.mjs";

/** A build with an inbox and a designer; files of random bytes, which no zip makes smaller. */
function build(sizes: Record<string, number>, inbox: Record<string, string[]>, designer: Record<string, string[]>) {
  const folder = temporaryFolder();
  const write = (name: string, content: string | Buffer) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  for (const [name, size] of Object.entries(sizes)) write(name, randomBytes(size));
  write("build-manifest.json", JSON.stringify({ rootMainFiles: ["root.js"] }));
  const routes = {
    "/(desk)/inbox/page": "/inbox",
    "/(studio)/flows/[id]/(designer)/canvas/page": "/flows/[id]/canvas",
  };
  write("app-path-routes-manifest.json", JSON.stringify(routes));
  for (const [entry, entryJSFiles] of [
    ["/(desk)/inbox/page", inbox],
    ["/(studio)/flows/[id]/(designer)/canvas/page", designer],
  ] as const) {
    const manifest = JSON.stringify({ entryJSFiles });
    write(
      `server/app${entry}_client-reference-manifest.js`,
      `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["${entry}"] = ${manifest}`,
    );
  }
  return folder;
}

const sizes = {
  "root.js": 130_000,
  "layout.js": 100_000,
  "inbox.js": 60_000,
  "designer.js": 360_000,
  "later.js": 900_000,
};

test("counts what a route loads, each file once, and what all pages load", () => {
  const folder = build(sizes, { layout: ["layout.js"], page: ["layout.js", "inbox.js", "root.js"] }, {});
  const near = (bytes: number) => [bytes, bytes + 200];
  const between = (bytes: number, [least = 0, most = 0]: number[]) => bytes >= least && bytes <= most;
  expect(between(scriptSizeOf(folder, ""), near(130_000))).toBe(true);
  expect(between(scriptSizeOf(folder, "/inbox"), near(290_000))).toBe(true);
  expect(() => scriptSizeOf(folder, "/nowhere")).toThrow("/nowhere");
});

test("is content below the budgets and not above them", () => {
  const inbox = { page: ["layout.js", "inbox.js"] };
  const said: string[] = [];
  const within = build(sizes, inbox, { page: ["layout.js", "designer.js"] });
  expect(checkScriptSizes(within, (line) => said.push(line))).toEqual({ passed: 2, failed: 0 });
  expect(said.map((line) => line.trim().replace(/\s+/g, " "))).toEqual([
    "an empty page 130 KB of gzipped script",
    "✓ /flows/[id]/canvas 590 KB of at most 600 KB",
    "✓ /inbox 290 KB of at most 300 KB",
  ]);
  const above = build(sizes, inbox, { page: ["layout.js", "designer.js", "inbox.js"] });
  expect(checkScriptSizes(above, () => {})).toEqual({ passed: 1, failed: 1 });
});
