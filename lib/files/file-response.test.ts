import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { StoredFile } from "@/db/queries/tickets/files";
import { fileResponse } from "./file-response";

const FILE: StoredFile = {
  id: "3f0d4a52-3b0a-4d7c-9a49-5a7b3a5a8c11",
  name: "报价.png",
  contentType: "image/png",
  size: 3,
  sha256: "ab",
  storageKey: "0",
  uploadedById: 1,
  ticketId: null,
  fieldKey: null,
  flowId: null,
  createdAt: new Date(0),
};

function ask(path: string, file: Partial<StoredFile> = {}, init: RequestInit = {}) {
  const bytes = Readable.from([Buffer.from("abc")]);
  const opened = { times: 0, bytes };
  const open = async () => {
    opened.times += 1;
    return bytes;
  };
  const request = new Request(`http://localhost${path}`, init);
  return fileResponse(request, { ...FILE, ...file }, open).then((response) => ({ response, opened }));
}

test("a file is a download that runs nowhere and is kept by nobody else", async () => {
  const { response } = await ask("/api/files/1");
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "image/png",
    "content-disposition": `attachment; filename="__.png"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7.png`,
    "content-length": "3",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
    etag: '"ab"',
  });
  expect(await response.text()).toBe("abc");
});

test.each(["image/png", "image/jpeg", "image/gif", "image/webp"])(
  "%s is shown where asked for",
  async (contentType) => {
    const shown = await ask("/api/files/1?inline=1", { contentType });
    expect(shown.response.headers.get("content-disposition")).toMatch(/^inline;/);
    expect(shown.response.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    const saved = await ask("/api/files/1?inline=0", { contentType });
    expect(saved.response.headers.get("content-disposition")).toMatch(/^attachment;/);
  },
);

test.each(["text/plain", "text/html", "image/svg+xml", "application/xml", "application/pdf", "image/apng"])(
  "%s is a download, whatever is asked for",
  async (contentType) => {
    const { response } = await ask("/api/files/1?inline=1", { contentType });
    expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
  },
);

test("who has it already, and who only asks about it, gets no bytes, and none are opened", async () => {
  const same = await ask("/api/files/1", {}, { headers: { "if-none-match": '"ab"' } });
  expect([same.response.status, await same.response.text(), same.opened.times]).toEqual([304, "", 0]);
  const head = await ask("/api/files/1", {}, { method: "HEAD" });
  expect([head.response.status, await head.response.text(), head.opened.times]).toEqual([200, "", 0]);
  expect(head.response.headers.get("content-length")).toBe("3");
  const other = await ask("/api/files/1", {}, { headers: { "if-none-match": '"cd"' } });
  expect(other.response.status).toBe(200);
});

test("the bytes are let go of when the receiver goes away", async () => {
  const { response, opened } = await ask("/api/files/1");
  await response.body?.cancel();
  expect(opened.bytes.destroyed).toBe(true);
});
