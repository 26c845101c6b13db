import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { contentTypeOf } from "./content-type";
import { SAMPLES } from "./testing/samples";

const folder = mkdtempSync(path.join(tmpdir(), "skein-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

function typeOf(bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, "file");
  writeFileSync(file, bytes);
  return contentTypeOf(file);
}

test.each([
  ["png", "image/png"],
  ["gif", "image/gif"],
  ["jpeg", "image/jpeg"],
  ["webp", "image/webp"],
  ["pdf", "application/pdf"],
  ["svg", "text/plain"],
  ["xml", "application/xml"],
  ["html", "text/plain"],
  ["text", "text/plain"],
  ["gifPage", "image/gif"],
  ["bytes", "application/octet-stream"],
  ["exe", "application/x-msdownload"],
] as const)("%s is %s, whatever its name", async (sample, expected) => {
  expect(await typeOf(SAMPLES[sample])).toBe(expected);
});

test("a character that is cut where the looking ends is still text, a broken one is not", async () => {
  expect(await typeOf(Buffer.from(`x${"报".repeat(3000)}`))).toBe("text/plain");
  expect(await typeOf(Buffer.from([0x61, 0xe6, 0x61]))).toBe("application/octet-stream");
});

test("what begins like an archive and is none does no harm", async () => {
  const type = await typeOf(Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(40, 0xff)]));
  expect(type).toMatch(/^application\//);
});
