import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { asUser, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { env } from "@/lib/platform/env";
import { createTicket } from "../commands/create-ticket";
import { forgetOptions } from "./asked-options";
import { readFieldOptions } from "./field-options";

let server: Server;
let url = "";
const asked: string[] = [];
const BUILD_7 = { options: [{ key: "7", label: "build-7" }] };
const offer = (response: ServerResponse) => response.end(JSON.stringify({ hosts: [{ id: 7, name: "build-7" }] }));
let answer: (response: ServerResponse) => unknown = offer;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(response);
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
  Object.assign(globalThis, { skeinVersions: undefined });
  asked.length = 0;
  answer = offer;
  forgetOptions();
  vi.restoreAllMocks();
  await installPeople(getDb());
});

const allowed = (list: string) => vi.spyOn(env, "OUTBOUND_ALLOW", "get").mockReturnValue(list);

async function scene() {
  const source = { url, listPath: "hosts", keyPath: "id", labelPath: "name" };
  const flow = await installFlow(getDb(), {
    format: 1,
    nodes: [
      { key: "start", name: "New", type: "start", fields: { host: "edit", note: "edit" } },
      {
        key: "look",
        name: "Look",
        type: "task",
        who: [{ kind: "users", userIds: [PEOPLE.leader] }],
        fields: { host: "read" },
      },
      { key: "end", name: "End", type: "end" },
    ],
    transitions: [
      { key: "submit", from: "start", to: "look", name: "Submit", intent: "approve" },
      { key: "agree", from: "look", to: "end", name: "Agree", intent: "approve" },
    ],
    form: {
      fields: [
        { key: "host", type: "external", label: "Host", source },
        { key: "note", type: "text", label: "Note" },
      ],
    },
  });
  const ctx = { db: getDb(), actor: asUser(PEOPLE.alice), clock: { now: () => new Date() } };
  const filing = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "T", values: {} };
  const { ticketId } = await createTicket.run(ctx, filing);
  return { flowId: flow.flowId, ticketId };
}

const ask = (
  userId: number,
  place: { flowId: number } | { ticketId: number },
  fieldKey = "host",
  text = "build & test",
) => readFieldOptions(getDb(), userId, { place, fieldKey, text });

test("who fills in the form is told what the other system offers for what they typed", async () => {
  const { flowId } = await scene();
  allowed("127.0.0.1");
  expect(await ask(PEOPLE.alice, { flowId })).toEqual(BUILD_7);
  expect(asked).toEqual(["/hosts?q=build%20%26%20test"]);
});

test("nobody else is, and no other field: the other system is not even asked", async () => {
  const { flowId, ticketId } = await scene();
  allowed("127.0.0.1");
  expect(await ask(PEOPLE.leader, { ticketId })).toEqual({ failure: "not_offered" });
  expect(await ask(PEOPLE.stranger, { ticketId })).toEqual({ failure: "not_offered" });
  expect(await ask(PEOPLE.alice, { ticketId })).toEqual({ failure: "not_offered" });
  expect(await ask(PEOPLE.gone, { flowId })).toEqual({ failure: "not_offered" });
  expect(await ask(PEOPLE.alice, { flowId }, "note")).toEqual({ failure: "not_offered" });
  expect(await ask(PEOPLE.alice, { flowId: 999 })).toEqual({ failure: "not_offered" });
  expect(asked).toEqual([]);
  expect(await ask(PEOPLE.admin, { ticketId })).toEqual(BUILD_7);
});

test("an address inside is refused unless the installation allows it", async () => {
  const { flowId } = await scene();
  allowed("");
  expect(await ask(PEOPLE.alice, { flowId })).toEqual({ failure: "not_called" });
  expect(asked).toEqual([]);
});

test("ten people who type the same make one call; another text or another minute makes another", async () => {
  const { flowId } = await scene();
  allowed("127.0.0.1");
  const held: ServerResponse[] = [];
  answer = (response) => held.push(response);
  const all = Array.from({ length: 10 }, () => ask(PEOPLE.alice, { flowId }));
  await vi.waitFor(() => expect(held).toHaveLength(1));
  // Some wait for this answer, whoever is slower finds it.
  await Promise.all(held.map(offer));
  expect(await Promise.all(all)).toEqual(Array(10).fill(BUILD_7));
  answer = offer;
  expect(await ask(PEOPLE.alice, { flowId })).toEqual(BUILD_7);
  expect(asked).toHaveLength(1);
  await ask(PEOPLE.alice, { flowId }, "host", "other");
  expect(asked).toEqual(["/hosts?q=build%20%26%20test", "/hosts?q=other"]);
  const later = Date.now() + 61_000;
  vi.spyOn(Date, "now").mockReturnValue(later);
  await ask(PEOPLE.alice, { flowId });
  expect(asked).toHaveLength(3);
});

test.each([
  ["no-store", 0, false],
  ["private, max-age=0", 0, false],
  ["max-age=120", 119_000, true],
  ["max-age=120", 121_000, false],
  ["public, max-age=99999999", 599_000, true],
  ["public, max-age=99999999", 601_000, false],
  ["", 59_000, true],
])("an answer that says %j is known after %d ms: %s", async (cacheControl, ms, isKnown) => {
  const { flowId } = await scene();
  allowed("127.0.0.1");
  answer = (response) => {
    if (cacheControl !== "") response.setHeader("cache-control", cacheControl);
    offer(response);
  };
  const began = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(began);
  await ask(PEOPLE.alice, { flowId });
  vi.mocked(Date.now).mockReturnValue(began + ms);
  await ask(PEOPLE.alice, { flowId });
  expect(asked).toHaveLength(isKnown ? 1 : 2);
});

test.each([
  ["an error", (response: ServerResponse) => response.writeHead(500).end(), "no_answer"],
  ["a broken line", (response: ServerResponse) => response.destroy(), "no_answer"],
  ["a page", (response: ServerResponse) => response.end("<html>Sign in</html>"), "unreadable"],
  ["another list", (response: ServerResponse) => response.end("[]"), "unreadable"],
  ["a flood", (response: ServerResponse) => response.end(`{"hosts":"${"x".repeat(1_100_000)}"}`), "unreadable"],
  ["a redirect", (response: ServerResponse) => response.writeHead(302, { location: "/" }).end(), "not_called"],
])("%s is told as what it is, not as an empty list, and asked about anew", async (_what, how, failure) => {
  const { flowId } = await scene();
  allowed("127.0.0.1");
  answer = how;
  expect(await ask(PEOPLE.alice, { flowId })).toEqual({ failure });
  answer = offer;
  expect(await ask(PEOPLE.alice, { flowId })).toEqual(BUILD_7);
});

test("silence is no empty list either", async () => {
  const { flowId } = await scene();
  allowed("127.0.0.1");
  answer = () => {};
  expect(await ask(PEOPLE.alice, { flowId })).toEqual({ failure: "timed_out" });
});
