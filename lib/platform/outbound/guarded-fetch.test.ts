import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAllowList } from "./address-guard";
import { readGuarded } from "./guarded-fetch";

let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/away") return void response.writeHead(302, { location: "/json" }).end();
    if (request.url === "/large") return void response.end("x".repeat(5000));
    if (request.url === "/slow") return;
    if (request.url === "/missing") return void response.writeHead(404).end();
    response.end(JSON.stringify({ cookie: request.headers.cookie ?? null }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = (address: string, allowed = "") =>
  readGuarded(address, { allow: parseAllowList(allowed), timeoutMs: 500, maxBytes: 1000 });
const local = (path: string, host = "127.0.0.1") => `http://${host}:${port}${path}`;

test.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "0.0.0.0"])(
  "this machine is not called as %s",
  async (host) => {
    await expect(read(local("/json", host))).rejects.toMatchObject({ why: "address_refused" });
  },
);

test.each(["ftp://example.org/", "file:///etc/passwd", "gopher://x", "http://user:secret@example.org/", "no address"])(
  "nor is %s",
  async (address) => {
    await expect(read(address)).rejects.toMatchObject({ why: "address_refused" });
  },
);

test("what is allowed answers; redirects, errors, silence and floods do not", async () => {
  expect(JSON.parse(await read(local("/json"), "127.0.0.1"))).toEqual({ cookie: null });
  expect(await read(local("/json", "localhost"), "localhost")).toContain("cookie");
  const failures = [
    ["/away", "redirect_refused"],
    ["/missing", "bad_status"],
    ["/large", "too_large"],
    ["/slow", "timed_out"],
  ] as const;
  for (const [path, why] of failures) {
    await expect(read(local(path), "127.0.0.0/8"), path).rejects.toMatchObject({ why });
  }
});
