import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { hookCalls } from "@/db/schema/outgoing/calls";
import { ticketJobs } from "@/db/schema/tickets";
import { takeTurn } from "@/lib/calls/turn/call-turn";
import { systemClock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { parseAllowList } from "@/lib/platform/outbound/address-guard";
import { importInstallation } from "../importer/import-installation";
import { WireClient } from "../testing/wire-client";
import { startWireServer } from "../testing/wire-server";
import { INSTALLATION } from "./conformance";

// Hooks as receivers written for the original know them, from the imported flow to the call back on the wire.

const OPS_TOKEN = "8cd585da-3cc6-11e8-9946-784f437daad6";
const [WAITS, GOES_ON, FAILS] = [8001, 8002, 8003];

type Call = { path: string; headers: http.IncomingHttpHeaders; body: Record<string, unknown> };

let wire: Awaited<ReturnType<typeof startWireServer>>;
let ops: WireClient;
let receiver: http.Server;
let answers: Record<string, unknown> = {};
const received: Call[] = [];

beforeAll(async () => {
  receiver = http.createServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as Record<string, unknown>;
    received.push({ path: request.url ?? "", headers: request.headers, body });
    response.end(JSON.stringify(answers[request.url ?? ""] ?? { code: 0, msg: "taken" }));
  });
  receiver.listen(0, "localhost");
  await once(receiver, "listening");
  const { port } = receiver.address() as AddressInfo;
  const installation = readFileSync(INSTALLATION, "utf8").replaceAll("127.0.0.1:6061", `localhost:${port}`);
  await importInstallation(getDb(), installation, { at: new Date(), timeZone: env.LOONFLOW_TIME_ZONE });
  wire = await startWireServer();
  ops = new WireClient(wire.url, "ops", OPS_TOKEN);
});

afterAll(async () => {
  ops.close();
  await wire.stop();
  receiver.close();
});

async function file(transitionId: number): Promise<number> {
  const body = { workflow_id: 8, transition_id: transitionId, title: "Disk", hook_note: "before" };
  const { envelope } = await ops.post("tickets", "alice", body);
  return (envelope.data as { ticket_id: number }).ticket_id;
}

/** What the background does of itself. */
async function work(ticketId: number): Promise<Call | undefined> {
  const [job] = await getDb().select().from(ticketJobs).where(eq(ticketJobs.ticketId, ticketId));
  const means = { db: getDb(), clock: systemClock, allow: parseAllowList("localhost") };
  await takeTurn(means, { ticketId, jobNo: job?.no ?? 0, attempt: job?.attempt ?? 0 });
  return received.at(-1);
}

async function ticket(id: number): Promise<Record<string, unknown>> {
  const { envelope } = await ops.get(`tickets/${id}`, "alice");
  return (envelope.data as { value: Record<string, unknown> }).value;
}

async function lastEntries(id: number): Promise<Record<string, unknown>[]> {
  const { envelope } = await ops.get(`tickets/${id}/flowlogs`, "alice");
  return (envelope.data as { value: Record<string, unknown>[] }).value;
}

const callBack = (id: number, body: unknown) =>
  ops.post(`tickets/${id}/hook_call_back`, "", body).then(({ envelope }) => envelope);

const calls = (ticketId: number) => getDb().select().from(hookCalls).where(eq(hookCalls.ticketId, ticketId));

test("a hook is sent every field and column, signed with its token, and the ticket goes on by itself", async () => {
  const id = await file(GOES_ON);
  const call = await work(id);
  expect(call?.path).toBe("/ok");
  const signature = createHash("md5").update(`${call?.headers.timestamp}hooktok`).digest("hex");
  expect(call?.headers).toMatchObject({ signature, "content-type": "application/json" });
  expect(call?.body).toMatchObject({
    id,
    creator: "alice",
    title: "Disk",
    workflow_id: 8,
    state_id: 803,
    participant_type_id: 10,
    participant: "***",
    is_end: false,
    script_run_last_result: true,
    hook_note: "before",
  });
  expect(Object.keys(call?.body ?? {})).toEqual(
    expect.arrayContaining([
      ...["gmt_created", "gmt_modified", "sn", "relation", "parent_ticket_id", "parent_ticket_state_id"],
      ...["in_add_node", "add_node_man", "is_rejected", "is_deleted", "multi_all_person"],
    ]),
  );
  expect(await ticket(id)).toMatchObject({ state_id: 804, participant: "alice" });
  expect((await lastEntries(id))[0]).toMatchObject({
    participant: "hook",
    participant_type_id: 10,
    suggestion: "taken",
  });
});

test("a hook that waits goes on with the call back on the wire, which also ends what was called", async () => {
  const id = await file(WAITS);
  await work(id);
  expect(await ticket(id)).toMatchObject({ state_id: 802, script_run_last_result: true });
  expect(await callBack(id, { result: true, msg: "done", field_value: { hook_note: "after" } })).toMatchObject({
    code: 0,
  });
  expect(await ticket(id)).toMatchObject({ state_id: 804 });
  expect(await calls(id)).toMatchObject([{ status: "done", callbackHash: null, tries: 1 }]);
  expect(await callBack(id, { result: true })).toMatchObject({ code: -1 });
});

test("a call back that reports a failure marks the ticket, and the hook is retried as a new call", async () => {
  const id = await file(WAITS);
  await work(id);
  await callBack(id, { result: false, msg: "no disk" });
  expect(await ticket(id)).toMatchObject({ state_id: 802, script_run_last_result: false });
  expect((await lastEntries(id))[0]).toMatchObject({ suggestion: "no disk", intervene_type_id: 9 });
  const { envelope } = await ops.post(`tickets/${id}/retry_script`, "admin", {});
  expect(envelope).toMatchObject({ code: 0 });
  const before = received.length;
  await work(id);
  expect(received).toHaveLength(before + 1);
  await callBack(id, {});
  expect(await ticket(id)).toMatchObject({ state_id: 804 });
  expect((await calls(id)).map(({ attempt, status }) => `${attempt} ${status}`).sort()).toEqual(["1 failed", "2 done"]);
});

test("another code than 0 is a failure with the receiver's words, which can be retried", async () => {
  answers = { "/fail": { code: -1, msg: "库存不足" } };
  const id = await file(FAILS);
  await work(id);
  expect(await ticket(id)).toMatchObject({ state_id: 806, script_run_last_result: false });
  expect((await lastEntries(id))[0]).toMatchObject({ suggestion: "库存不足" });
  answers = {};
  await ops.post(`tickets/${id}/retry_script`, "admin", {});
  await work(id);
  await callBack(id, {});
  expect(await ticket(id)).toMatchObject({ state_id: 804 });
});
