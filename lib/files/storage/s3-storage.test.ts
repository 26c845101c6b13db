import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { receiveFile } from "../incoming-file";
import { type S3Server, startS3Server } from "../testing/s3-server";
import { inPieces } from "../testing/samples";
import { newStorageKey } from "./file-storage";
import { createS3Storage } from "./s3-storage";

const folder = mkdtempSync(path.join(tmpdir(), "skein-s3-"));
afterAll(() => rmSync(folder, { recursive: true }));

const KEYS = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI" };
const BYTES = Buffer.alloc(300_000, "skein");

let server: S3Server;
beforeEach(async () => {
  server = await startS3Server(KEYS);
});
afterEach(() => server.stop());

const storageWith = (credentials: typeof KEYS) =>
  createS3Storage({ bucket: "files", region: "eu-central-1", endpoint: server.url, isPathStyle: true, credentials });
const incoming = () => receiveFile(folder, inPieces(BYTES, 65_536), BYTES.length);

test("puts, gets and deletes with signed requests, the bucket in the path and the bytes under the signature", async () => {
  const [storage, key] = [storageWith(KEYS), newStorageKey()];
  await storage.put(key, await incoming());
  expect(server.objects.get(`/files/${key}`)?.equals(BYTES)).toBe(true);
  expect((await buffer(await storage.get(key))).equals(BYTES)).toBe(true);
  await storage.delete(key);
  expect(server.objects.size).toBe(0);
  await storage.delete(key);
});

test("says so when there is nothing under a key", async () => {
  await expect(storageWith(KEYS).get(newStorageKey())).rejects.toMatchObject({ name: "NoSuchKey" });
});

test("a wrong secret is refused", async () => {
  const storage = storageWith({ ...KEYS, secretAccessKey: "another" });
  await expect(storage.put(newStorageKey(), await incoming())).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  expect(server.objects.size).toBe(0);
});

test("bytes that are not those that were received are refused", async () => {
  const file = await incoming();
  const altered = { ...file, sha256: "0".repeat(64) };
  await expect(storageWith(KEYS).put(newStorageKey(), altered)).rejects.toMatchObject({
    name: "XAmzContentSHA256Mismatch",
  });
  expect(server.objects.size).toBe(0);
});

test("a server that is not well is an error, not a kept file", async () => {
  server.intercept = () => 503;
  await expect(storageWith(KEYS).put(newStorageKey(), await incoming())).rejects.toMatchObject({ name: "SlowDown" });
  expect(server.objects.size).toBe(0);
});
