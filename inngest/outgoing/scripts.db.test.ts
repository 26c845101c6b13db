import { beforeEach, expect, test, vi } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { scriptRuns } from "@/db/schema/outgoing/scripts";
import { beginScriptRun } from "@/db/store/script-run-store";
import { asUser, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { retryJob } from "@/lib/tickets/commands/jobs/retry-job";
import { through } from "@/lib/tickets/testing/flows";
import { readTicketPage } from "@/lib/tickets/views/ticket-page";
import { openReceiver, type Receiver } from "@/lib/webhooks/testing/receiver";
import { openFunctionScene } from "../testing/function-scene";

vi.hoisted(() => {
  process.env.OUTBOUND_ALLOW = "localhost";
});
vi.setConfig({ testTimeout: 60_000 });

let receiver: Receiver;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  await installPeople(getDb());
  receiver = await openReceiver();
});

type Scene = Awaited<ReturnType<typeof openFunctionScene>>;

async function file(scene: Scene, source: string): Promise<number> {
  const fields = { days: "edit" } as const;
  const definition = through({ key: "script", name: "Script", type: "script", fields, script: { source } });
  const flow = await installFlow(getDb(), definition, `Flow ${source.length}`);
  const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "A ticket", values: { days: 3 } };
  return (await createTicket.run(scene.as(asUser(PEOPLE.alice)), input)).ticketId;
}
const page = async (ticketId: number, userId: number = PEOPLE.admin) => {
  const shown = await readTicketPage(getDb(), userId, ticketId);
  if (shown === null) throw new Error("no page");
  return shown;
};
const called = () => receiver.received.map(({ body }) => JSON.parse(body));
const runs = () => getDb().select().from(scriptRuns);

test("a script calls another system and the ticket goes on, once however often it is told", async () => {
  const scene = await openFunctionScene();
  const ticketId = await file(
    scene,
    `const answer = await fetch(${JSON.stringify(receiver.url)}, { method: "POST", body: { days: ticket.fields.days } });
     console.log("HTTP", answer.status);
     return { days: ticket.fields.days + 1 };`,
  );
  await scene.pass(0);
  expect(called()).toEqual([{ days: 3 }]);
  const { form, waiting, jobs } = await page(ticketId);
  expect([form.values.days, waiting.length, jobs]).toEqual([4, 1, []]);

  await getDb().update(outbox).set({ sentAt: null, leasedUntil: null });
  await scene.pass(0);
  expect(called()).toHaveLength(1);
});

test("a script whose process was lost runs again when its time is over", async () => {
  const scene = await openFunctionScene();
  const ticketId = await file(scene, `await fetch(${JSON.stringify(receiver.url)}, { method: "POST", body: {} });`);
  const lost = { language: "javascript", at: scene.now(), lostBefore: new Date(0) } as const;
  const [job] = (await page(ticketId)).jobs;
  await beginScriptRun(getDb(), { ticketId, jobNo: job?.jobNo ?? 0, attempt: 1 }, lost);
  await scene.pass(0);
  expect(called()).toEqual([]);
  await scene.pass(41_000);
  expect(called()).toEqual([{}]);
  expect(await runs()).toMatchObject([{ starts: 2, status: "done" }]);
});

test("who runs the flow sees what failed and what was printed; others see that it failed", async () => {
  const scene = await openFunctionScene();
  const ticketId = await file(scene, `console.log("salary", 9000);\nthrow new Error("salary is 9000");`);
  await scene.pass(0);
  const [shown] = (await page(ticketId)).jobs;
  expect(shown).toMatchObject({
    status: "failed",
    error: "script.threw@2: Error: salary is 9000",
    runs: [{ attempt: 1, output: "salary 9000\n", line: 2 }],
  });
  expect(JSON.stringify(await page(ticketId, PEOPLE.alice))).not.toContain("9000");
  expect((await page(ticketId, PEOPLE.alice)).jobs).toMatchObject([{ error: "script.threw", runs: [] }]);

  const again = { ticketId, jobNo: shown?.jobNo ?? 0, reason: "again" };
  await retryJob.run(scene.as(asUser(PEOPLE.admin)), again);
  await scene.pass(0);
  expect((await page(ticketId)).jobs[0]?.runs.map(({ attempt }) => attempt)).toEqual([2, 1]);
});
