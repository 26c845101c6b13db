import { beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { findCallRecord } from "@/db/queries/calls/call-records";
import { findFlowRights, listFlowCalls } from "@/db/queries/calls/flow-calls";
import type { JobRef } from "@/db/store/call-store";
import { countQueries } from "@/db/testing/count-queries";
import { type InstalledFlow, PEOPLE } from "@/db/testing/installation";
import { deleteTicket } from "@/lib/tickets/commands/delete-ticket";
import { retryJob } from "@/lib/tickets/commands/jobs/retry-job";
import { skipJob } from "@/lib/tickets/commands/jobs/skip-job";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { CallScene, hookFlow } from "./testing/call-scene";

let scene: CallScene;
let receiver: Receiver;
let flow: InstalledFlow;

beforeEach(async () => {
  scene = await CallScene.open();
  receiver = await openReceiver();
  flow = await scene.desk.publish(hookFlow(receiver.url, { waitsForCallback: true }));
});

async function called(status: number): Promise<JobRef> {
  receiver.answer = () => ({ status });
  const job = await scene.file(flow);
  await scene.turn(job);
  return job;
}

const list = (filter: "failed" | "open" | null = null, before: number | null = null, limit = 10) =>
  listFlowCalls(getDb(), flow.flowId, { filter, before, limit });

test("what a flow has asked is listed newest first, each attempt by itself, with what can be tried again", async () => {
  const refused = await called(400);
  const waiting = await called(200);
  const trying = await called(500);
  const again = { ticketId: refused.ticketId, jobNo: refused.jobNo, reason: "again" };
  expect(await list()).toMatchObject([
    { ticket: { id: trying.ticketId }, status: "calling", tries: 1, last: { httpStatus: 500 }, failedJob: null },
    { ticket: { id: waiting.ticketId }, status: "waiting", nextTryAt: null, last: { httpStatus: 200 } },
    {
      ticket: { id: refused.ticketId },
      status: "failed",
      failedJob: { jobNo: refused.jobNo },
      nodeName: "Ask the stock",
    },
  ]);
  await retryJob.run(scene.desk.as(PEOPLE.admin), again);
  await scene.turn({ ...refused, attempt: 2 });
  expect((await list()).map(({ attempt, status, failedJob }) => [attempt, status, failedJob])).toEqual([
    [2, "calling", null],
    [1, "calling", null],
    [1, "waiting", null],
    [1, "failed", null],
  ]);
  expect((await list("failed")).map(({ ticket }) => ticket.id)).toEqual([refused.ticketId]);
  expect(await list("open")).toHaveLength(3);
});

test("pages hold together by what was last on them, in one statement each", async () => {
  for (let no = 1; no <= 3; no += 1) await called(400);
  const [first, second] = await list(null, null, 2);
  const { value, statements } = await countQueries((db) =>
    listFlowCalls(db, flow.flowId, { filter: null, before: second?.seq ?? 0, limit: 2 }),
  );
  expect(statements).toHaveLength(1);
  expect(value).toHaveLength(1);
  expect([first?.id, second?.id]).not.toContain(value[0]?.id);
});

test("a call whose ticket has gone on is not needed any more; deleted tickets are not listed, nor other flows", async () => {
  const skipped = await called(200);
  await skipJob.run(scene.desk.as(PEOPLE.admin), { ...skipped, reason: "by hand" });
  expect(await list()).toMatchObject([{ status: "cancelled", callbackDueAt: null }]);
  expect(await list("open")).toEqual([]);
  const deleted = await called(400);
  await deleteTicket.run(scene.desk.as(PEOPLE.admin), { ticketId: deleted.ticketId, reason: "by mistake" });
  await scene.turn(await scene.at(receiver.url));
  expect(await list()).toHaveLength(1);
});

test("one call is found with its tries and its flow; who may intervene there is told with who asks", async () => {
  const job = await called(400);
  const { id } = await scene.call(job);
  expect(await findCallRecord(getDb(), id)).toMatchObject({
    id,
    flowId: flow.flowId,
    tries: [{ no: 1, httpStatus: 400 }],
  });
  expect(await findCallRecord(getDb(), "00000000-0000-4000-8000-000000000000")).toBeNull();
  expect(await findFlowRights(getDb(), { flowId: flow.flowId, userId: PEOPLE.alice })).toMatchObject({
    grants: [],
    person: { id: PEOPLE.alice },
  });
});
