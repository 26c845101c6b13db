import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { uploadFile } from "./upload-file";

type Received = { headers: Record<string, unknown>; body: string };

let server: Server;
let received: Received[];
let answer: { status: number; body: string };

beforeEach(async () => {
  received = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { fetch } = globalThis;
  // A page's addresses are relative to the page.
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init));
  vi.stubGlobal("document", { documentElement: { lang: "zh-CN" } });
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

test("sends the bytes and the name, and answers what the server made of them", async () => {
  answer = { status: 201, body: JSON.stringify({ id: "1", name: "报价.pdf", size: 3, more: true }) };
  expect(await uploadFile(new File(["abc"], "报价.pdf"))).toEqual({ id: "1", name: "报价.pdf", size: 3 });
  expect(received).toMatchObject([{ body: "abc", headers: { "x-file-name": "%E6%8A%A5%E4%BB%B7.pdf" } }]);
});

test("a name with half a character is sent all the same", async () => {
  answer = { status: 201, body: JSON.stringify({ id: "1", name: "a", size: 3 }) };
  expect(await uploadFile(new File(["abc"], "a\ud800.txt"))).toEqual({ id: "1", name: "a", size: 3 });
});

test("says what the server says when it refuses", async () => {
  answer = { status: 400, body: JSON.stringify({ detail: "This file is empty." }) };
  expect(await uploadFile(new File([], "a"))).toEqual({ error: "This file is empty." });
});

test("has a sentence of its own, in the language of the page, when there is no answer or not one of ours", async () => {
  answer = { status: 413, body: "<h1>Too large</h1>" };
  expect(await uploadFile(new File(["abc"], "a"))).toEqual({ error: expect.stringContaining("重试") });
  server.closeAllConnections();
  server.close();
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  expect(await uploadFile(new File(["abc"], "a"))).toEqual({ error: expect.stringContaining("try again") });
});
