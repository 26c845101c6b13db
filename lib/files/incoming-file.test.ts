import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { receiveFile, removeAbandoned } from "./incoming-file";
import { inPieces, SAMPLES } from "./testing/samples";

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "skein-incoming-"));
  folder = path.join(root, "uploads", "incoming");
});
afterEach(() => rmSync(root, { recursive: true }));

test("what arrives in pieces is written whole, hashed, and for nobody else to read", async () => {
  const file = await receiveFile(folder, inPieces(SAMPLES.png), 1000);
  expect(readFileSync(file.path)).toEqual(SAMPLES.png);
  expect(file).toMatchObject({
    size: SAMPLES.png.length,
    sha256: createHash("sha256").update(SAMPLES.png).digest("hex"),
  });
  expect(statSync(file.path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a file of exactly the limit is taken; one byte more is refused as soon as it comes, and not read further", async () => {
  await expect(receiveFile(folder, inPieces(Buffer.alloc(100)), 100)).resolves.toMatchObject({ size: 100 });
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(30);
    }
  }
  await expect(receiveFile(folder, endless(), 100)).rejects.toMatchObject({
    code: "invalid",
    reason: "file_too_large",
  });
  expect(given).toBe(4);
  expect(readdirSync(folder)).toHaveLength(1);
});

test("nothing stays of an empty file or of one that breaks off", async () => {
  await expect(receiveFile(folder, inPieces(Buffer.alloc(0)), 100)).rejects.toMatchObject({ reason: "file_empty" });
  async function* broken() {
    yield Buffer.alloc(30);
    throw new Error("gone");
  }
  await expect(receiveFile(folder, broken(), 100)).rejects.toThrow("gone");
  expect(readdirSync(folder)).toEqual([]);
});

test("what a killed process left is removed once it is old", async () => {
  const [old, young] = [
    await receiveFile(folder, inPieces(SAMPLES.png), 1000),
    await receiveFile(folder, inPieces(SAMPLES.gif), 1000),
  ];
  utimesSync(old.path, 1000, 1000);
  expect(await removeAbandoned(folder, new Date(2_000_000))).toBe(1);
  expect(readdirSync(folder)).toEqual([path.basename(young.path)]);
  expect(await removeAbandoned(path.join(root, "nowhere"), new Date())).toBe(0);
});
