import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { ticketJobs, ticketTimers } from "@/db/schema/tickets";
import type { SystemActorName } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { completeJob } from "@/lib/tickets/commands/jobs/complete-job";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { fireTimer } from "@/lib/tickets/commands/timers/fire-timer";
import { importInstallation } from "../importer/import-installation";
import { WireClient } from "../testing/wire-client";
import { startWireServer } from "../testing/wire-server";
import { INSTALLATION } from "./conformance";

// What the original promises and does not keep, on the installation that was recorded.

const OPS_TOKEN = "8cd585da-3cc6-11e8-9946-784f437daad6";

let server: Awaited<ReturnType<typeof startWireServer>>;
let ops: WireClient;

beforeAll(async () => {
  const options = { at: new Date(), timeZone: env.LOONFLOW_TIME_ZONE };
  await importInstallation(getDb(), readFileSync(INSTALLATION, "utf8"), options);
  server = await startWireServer();
  ops = new WireClient(server.url, "ops", OPS_TOKEN);
});

afterAll(async () => {
  ops.close();
  await server.stop();
});

async function file(flowId: number, transitionId: number, more: object = {}): Promise<number> {
  const body = { workflow_id: flowId, transition_id: transitionId, title: "x", ...more };
  const { envelope } = await ops.post("tickets", "alice", body);
  expect(envelope).toMatchObject({ code: 0 });
  return (envelope.data as { ticket_id: number }).ticket_id;
}

async function press(id: number, username: string, transitionId: number): Promise<void> {
  const { envelope } = await ops.patch(`tickets/${id}`, username, { transition_id: transitionId });
  expect(envelope).toEqual({ code: 0, data: { value: true }, msg: "" });
}

async function ticket(id: number): Promise<Record<string, unknown>> {
  const { envelope } = await ops.get(`tickets/${id}`, "alice");
  expect(envelope).toMatchObject({ code: 0 });
  return (envelope.data as { value: Record<string, unknown> }).value;
}

async function lastEntry(id: number): Promise<Record<string, unknown> | undefined> {
  const { envelope } = await ops.get(`tickets/${id}/flowlogs`, "alice");
  return (envelope.data as { value: Record<string, unknown>[] }).value[0];
}

async function jobOf(id: number): Promise<{ ticketId: number; jobNo: number; attempt: number }> {
  const [job] = await getDb().select().from(ticketJobs).where(eq(ticketJobs.ticketId, id));
  return { ticketId: id, jobNo: job?.no ?? 0, attempt: job?.attempt ?? 0 };
}

const system = (name: SystemActorName, now = new Date()) =>
  ({ db: getDb(), actor: { kind: "system", name }, clock: { now: () => now } }) as const;

describe("everybody has to act", () => {
  test("everybody's agreement moves the ticket, and nothing before it", async () => {
    const id = await file(3, 3001);
    expect(JSON.parse(String((await ticket(id)).multi_all_person))).toEqual({ zhangsan: {}, lisi: {}, wangwu: {} });
    await press(id, "zhangsan", 3002);
    await press(id, "wangwu", 3002);
    const agreed = { transition_id: 3002, transition_name: "同意" };
    const { multi_all_person: ledger, ...waiting } = await ticket(id);
    expect(waiting).toMatchObject({ state_id: 302, participant: "lisi", participant_type_id: 2 });
    expect(JSON.parse(String(ledger))).toEqual({ zhangsan: agreed, lisi: {}, wangwu: agreed });
    await press(id, "lisi", 3002);
    expect(await ticket(id)).toMatchObject({ state_id: 303, participant: "alice", multi_all_person: "{}" });
  });

  test("a state reached by handling has its ledger too, with everybody behind the role", async () => {
    const id = await file(3, 3008);
    await press(id, "alice", 3004);
    const there = await ticket(id);
    expect(Object.keys(JSON.parse(String(there.multi_all_person))).sort()).toEqual(["ops1", "ops2", "wangwu"]);
    for (const username of ["ops2", "wangwu", "ops1"]) await press(id, username, 3005);
    expect(await ticket(id)).toMatchObject({ state_id: 305, is_end: true, is_rejected: false, participant: "" });
  });

  test("where not all agree the ticket goes the way of who refused, and is never left with nobody", async () => {
    const id = await file(3, 3001);
    await press(id, "zhangsan", 3002);
    await press(id, "lisi", 3003);
    expect(await ticket(id)).toMatchObject({ state_id: 302, is_rejected: false, participant: "wangwu" });
    await press(id, "wangwu", 3002);
    expect(await ticket(id)).toMatchObject({ state_id: 305, is_end: true, is_rejected: true });
  });
});

describe("hooks", () => {
  test("a call-back moves the ticket on and fills in what the state lets it", async () => {
    const id = await file(8, 8001, { hook_note: "before" });
    expect(await ticket(id)).toMatchObject({ state_id: 802, participant_type_id: 10, participant: "***" });
    const body = { result: true, msg: "done", field_value: { hook_note: "after", title: "no" } };
    const { envelope } = await ops.post(`tickets/${id}/hook_call_back`, "", body);
    expect(envelope).toEqual({ code: 0, data: "", msg: "" });
    const { field_list: fields, ...moved } = await ticket(id);
    expect(moved).toMatchObject({ state_id: 804, participant: "alice", title: "x" });
    expect(fields).toContainEqual(expect.objectContaining({ field_key: "hook_note", field_value: "after" }));
    expect(await lastEntry(id)).toMatchObject({ transition: { transition_id: 8004 }, suggestion: "done" });
  });

  test("one that does not wait goes on with its answer", async () => {
    const id = await file(8, 8002);
    await completeJob.run(system("hooks"), await jobOf(id));
    expect(await ticket(id)).toMatchObject({ state_id: 804 });
  });

  test("that it failed is shown and can be retried", async () => {
    const id = await file(8, 8003);
    await failJob.run(system("hooks"), { ...(await jobOf(id)), error: "code 1" });
    expect(await ticket(id)).toMatchObject({ state_id: 806, script_run_last_result: false });
    const { envelope } = await ops.post(`tickets/${id}/retry_script`, "admin", {});
    expect(envelope).toEqual({ code: 0, data: "", msg: "Ticket script retry start successful" });
    expect(await ticket(id)).toMatchObject({ script_run_last_result: true });
  });
});

describe("scripts", () => {
  test("a script that went well is in the history under its own name and number", async () => {
    const id = await file(5, 5008, { mode: "ok" });
    expect(await ticket(id)).toMatchObject({ state_id: 503, participant_type_id: 6, participant: "1" });
    await completeJob.run(system("hooks"), { ...(await jobOf(id)), output: "alice" });
    expect(await ticket(id)).toMatchObject({ state_id: 504, participant: "alice" });
    expect(await lastEntry(id)).toMatchObject({
      transition: { transition_id: 5004, transition_name: "脚本执行完成" },
      participant_type_id: 6,
      participant: "脚本:(id:1, name:授权脚本)",
      suggestion: "alice",
    });
  });

  test("one that failed leaves the ticket where it is and says why, without a transition", async () => {
    const id = await file(5, 5008, { mode: "fail" });
    await failJob.run(system("hooks"), { ...(await jobOf(id)), error: "boom" });
    expect(await ticket(id)).toMatchObject({ state_id: 503, script_run_last_result: false });
    expect(await lastEntry(id)).toMatchObject({ transition: { transition_id: 0 }, suggestion: "boom" });
  });
});

describe("timers", () => {
  test("are no buttons, and fire once, past who accepts and who is asked first", async () => {
    const id = await file(5, 5001, { mode: "ok" });
    await ops.post(`tickets/${id}/add_node`, "zhangsan", { target_username: "lisi" });
    const [timer] = await getDb().select().from(ticketTimers).where(eq(ticketTimers.ticketId, id));
    const due = { ticketId: id, timerNo: timer?.no };
    const later = system("timer", new Date(Date.now() + 60_000));
    await fireTimer.run(later, due);
    expect(await ticket(id)).toMatchObject({ state_id: 503, in_add_node: false, participant_type_id: 6 });
    expect(await lastEntry(id)).toMatchObject({
      transition: { transition_id: 5003, transition_name: "超时自动同意" },
      participant: "loonrobot",
      suggestion: "定时器到期，自动流转",
    });
    await expect(fireTimer.run(later, due)).rejects.toThrow("timer_gone");
  });
});

test("an application sees neither fields nor people of a workflow it was not granted", async () => {
  const hr = new WireClient(server.url, "hr", "11111111-2222-3333-4444-555555555555");
  const id = await file(3, 3001);
  for (const path of ["", "/participant_info", "/flowlogs", "/flowsteps", "/transitions"]) {
    expect((await hr.get(`tickets/${id}${path}`, "zhangsan")).envelope).toMatchObject({ code: -1 });
  }
  hr.close();
});
