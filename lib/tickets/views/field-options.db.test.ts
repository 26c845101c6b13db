import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { asUser, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { env } from "@/lib/platform/env";
import { createTicket } from "../commands/create-ticket";
import { readFieldOptions } from "./field-options";

let server: Server;
let url = "";
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
  server.close();
});

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  asked.length = 0;
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

const ask = (userId: number, place: { flowId: number } | { ticketId: number }, fieldKey = "host") =>
  readFieldOptions(getDb(), userId, { place, fieldKey, text: "build & test" });

test("who fills in the form is told what the other system offers for what they typed", async () => {
  const { flowId } = await scene();
  allowed("127.0.0.1");
  expect(await ask(PEOPLE.alice, { flowId })).toEqual([{ key: "7", label: "build-7" }]);
  expect(asked).toEqual(["/hosts?q=build%20%26%20test"]);
});

test("nobody else is, and no other field: the other system is not even asked", async () => {
  const { flowId, ticketId } = await scene();
  allowed("127.0.0.1");
  expect(await ask(PEOPLE.leader, { ticketId })).toBeNull();
  expect(await ask(PEOPLE.stranger, { ticketId })).toBeNull();
  expect(await ask(PEOPLE.alice, { ticketId })).toBeNull();
  expect(await ask(PEOPLE.gone, { flowId })).toBeNull();
  expect(await ask(PEOPLE.alice, { flowId }, "note")).toBeNull();
  expect(await ask(PEOPLE.alice, { flowId: 999 })).toBeNull();
  expect(asked).toEqual([]);
  expect(await ask(PEOPLE.admin, { ticketId })).toEqual([{ key: "7", label: "build-7" }]);
});

test("an address inside is refused unless the installation allows it", async () => {
  const { flowId } = await scene();
  allowed("");
  expect(await ask(PEOPLE.alice, { flowId })).toBeNull();
  expect(asked).toEqual([]);
});
