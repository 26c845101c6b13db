import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDiskStorage } from "./disk-storage";
import { newStorageKey } from "./file-storage";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "skein-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function incoming(content: string) {
  const file = path.join(folder, "incoming");
  writeFileSync(file, content);
  return { path: file, size: content.length, sha256: "" };
}

test("keeps bytes under a key, gives them back and deletes them; deleting again does nothing", async () => {
  const [storage, key] = [createDiskStorage(folder), newStorageKey()];
  const file = incoming("abc");
  await storage.put(key, file);
  expect(existsSync(file.path)).toBe(false);
  expect(String(await buffer(await storage.get(key)))).toBe("abc");
  await storage.delete(key);
  await expect(storage.get(key)).rejects.toThrow("ENOENT");
  await storage.delete(key);
});

test("when it cannot keep a file, the file stays where it was", async () => {
  const [storage, key] = [createDiskStorage(folder), newStorageKey()];
  mkdirSync(path.join(folder, key.slice(0, 2), key, "in-the-way"), { recursive: true });
  const file = incoming("abc");
  await expect(storage.put(key, file)).rejects.toThrow();
  expect(existsSync(file.path)).toBe(true);
});

test.each(["../secrets.json", "a/b", "", "ABCDEF", `${"0".repeat(32)}/..`])("%j is no key", async (key) => {
  const storage = createDiskStorage(folder);
  await expect(storage.get(key)).rejects.toThrow("no key");
  await expect(storage.delete(key)).rejects.toThrow("no key");
  await expect(storage.put(key, incoming("abc"))).rejects.toThrow("no key");
});

test("keys do not repeat and say nothing", () => {
  const keys = Array.from({ length: 100 }, newStorageKey);
  expect(new Set(keys).size).toBe(100);
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
});
