import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { uploadOf } from "./file-request";

const post = (headers: Record<string, string>, body: BodyInit | null = "abc") =>
  new Request("http://localhost/api/files", { method: "POST", headers, body, duplex: "half" } as RequestInit);

test("the name is decoded, the body is given in pieces", async () => {
  const upload = uploadOf(post({ "x-file-name": "%E6%8A%A5%E4%BB%B7.pdf", "content-length": "3" }));
  expect(upload).toMatchObject({ name: "报价.pdf", announcedSize: 3 });
  expect(String(await buffer(upload.chunks))).toBe("abc");
});

test("without a length nothing is announced, without a body nothing comes", async () => {
  const upload = uploadOf(post({ "x-file-name": "a" }, null));
  expect(upload.announcedSize).toBeNull();
  expect(await buffer(upload.chunks)).toHaveLength(0);
});

test.each<Record<string, string>>([{}, { "x-file-name": "" }, { "x-file-name": "%E6%8A" }, { "x-file-name": "100%" }])(
  "%j is no name",
  (headers) => expect(() => uploadOf(post(headers))).toThrow(expect.objectContaining({ reason: "file_name_missing" })),
);

test("a sender who goes away is told from other faults", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("ab"));
      controller.error(new Error("ECONNRESET"));
    },
  });
  const upload = uploadOf(post({ "x-file-name": "a" }, body));
  await expect(buffer(upload.chunks)).rejects.toMatchObject({ code: "invalid", reason: "upload_broken_off" });
});

test("the body is let go of when it is not read to its end", async () => {
  let cancelled = false;
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(10)),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const _chunk of uploadOf(post({ "x-file-name": "a" }, body)).chunks) break;
  expect(cancelled).toBe(true);
});
