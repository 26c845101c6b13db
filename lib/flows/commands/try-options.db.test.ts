import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { asUser, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { Actor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { forgetOptions } from "@/lib/tickets/options/asked-options";
import { context, installManagedFlow, OUTSIDERS } from "../testing/flow-scene";
import { tryOptions } from "./try-options";

let server: Server;
let url = "";
let flowId: number;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end(JSON.stringify({ hosts: [{ id: 7, name: "build-7" }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hosts?q={text}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  await resetDatabase();
  flowId = await installManagedFlow();
  asked.length = 0;
  forgetOptions();
  vi.restoreAllMocks();
});

const allow = (list: string) => vi.spyOn(env, "OUTBOUND_ALLOW", "get").mockReturnValue(list);
const ask = (
  actor: Actor = asUser(PEOPLE.hr1),
  source: object = { keyPath: "id", labelPath: "name", listPath: "hosts" },
) => tryOptions.run(context(actor), { flowId, source: { url, ...source }, text: "a&b" });

test("whoever draws the flow sees what people would be offered", async () => {
  allow("127.0.0.1");
  expect(await ask()).toEqual({ options: [{ key: "7", label: "build-7" }] });
  expect(asked).toEqual(["/hosts?q=a%26b"]);
});

test("an answer that is no such list is said to be none", async () => {
  allow("127.0.0.1");
  expect(await ask(asUser(PEOPLE.hr1), { listPath: "nowhere" })).toEqual({ failure: "unreadable" });
});

test("an address inside is refused unless the installation allows it", async () => {
  allow("");
  expect(await ask()).toEqual({ failure: "not_called" });
  expect(asked).toEqual([]);
});

test("nobody else has an address called", async () => {
  allow("127.0.0.1");
  for (const actor of OUTSIDERS) await expect(ask(actor)).rejects.toMatchObject({ code: "not_found" });
  expect(asked).toEqual([]);
});

test("two who ask at once make one call", async () => {
  allow("127.0.0.1");
  await Promise.all([ask(), ask()]);
  expect(asked).toHaveLength(1);
});
