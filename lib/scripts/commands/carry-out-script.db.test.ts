import { afterEach, beforeEach, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { scriptRuns } from "@/db/schema/outgoing/scripts";
import { beginScriptRun, endScriptRun, type ScriptRunKey } from "@/db/store/script-run-store";
import { PEOPLE } from "@/db/testing/installation";
import { retryJob } from "@/lib/tickets/commands/jobs/retry-job";
import { skipJob } from "@/lib/tickets/commands/jobs/skip-job";
import { Desk } from "@/lib/tickets/testing/desk";
import { SCRIPT, through } from "@/lib/tickets/testing/flows";
import { carryOutScript } from "./carry-out-script";

const { admin, leader } = PEOPLE;
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

async function atScript(source: string, more: object = {}) {
  const node = { ...SCRIPT, script: { language: "javascript" as const, source, ...more } };
  const ticketId = await desk.file(await desk.publish(through(node)));
  const [job] = await desk.jobs(ticketId);
  return { ticketId, jobNo: job?.no ?? 0, attempt: 1 };
}
const runs = () => getDb().select().from(scriptRuns);
const status = async (ticketId: number) => (await desk.jobs(ticketId)).map((job) => `${job.status} ${job.attempt}`);

test("a script fills in what its node lets it, what it printed is in the log, and the ticket goes on", async () => {
  const job = await atScript("console.log('counted', ticket.fields.days); return { days: ticket.fields.days + 2 };");
  expect(await carryOutScript.run(desk.system(), job)).toBe("done");
  expect((await desk.ticket(job.ticketId)).values).toMatchObject({ days: expect.any(Number) });
  expect(await desk.lastEntry(job.ticketId)).toMatchObject({
    action: "script",
    comment: expect.stringContaining("counted"),
  });
  expect(await desk.assignees(job.ticketId)).toEqual([leader]);
  expect(await runs()).toMatchObject([{ status: "done", starts: 1, errorCode: "" }]);
  expect(await carryOutScript.run(desk.system(), job)).toBe("settled");
});

test("told twice at once, the ticket goes on once", async () => {
  const job = await atScript("return { days: 4 };");
  const answers = await Promise.all([1, 2].map(() => carryOutScript.run(desk.system(), job)));
  const until = new Date(desk.now + 40_500).toISOString();
  expect(answers).toHaveLength(2);
  expect(answers).toEqual(expect.arrayContaining(["done", { underWayUntil: until }]));
  expect(await status(job.ticketId)).toEqual(["done 1"]);
  expect(await runs()).toMatchObject([{ starts: 1 }]);
});

test.each([
  ["return { days: 'many' };", "script.fields_refused: days"],
  ["return { secret: 'x', nobody: 1 };", "script.fields_refused: secret, nobody"],
  ["\nnope();", "script.threw@2: ReferenceError: 'nope' is not defined"],
  ["for (;;);", "script.timed_out"],
] as const)("%j fails visibly, and can be tried again or skipped", async (source, error) => {
  const job = await atScript(source, { timeoutSeconds: 1 });
  expect(await carryOutScript.run(desk.system(), job)).toBe("done");
  expect(await desk.jobs(job.ticketId)).toMatchObject([{ status: "failed", error: expect.stringContaining(error) }]);
  const again = { ticketId: job.ticketId, jobNo: job.jobNo, reason: "again" };
  await retryJob.run(desk.as(admin), again);
  expect(await carryOutScript.run(desk.system(), { ...job, attempt: 2 })).toBe("done");
  expect(await status(job.ticketId)).toEqual(["failed 2"]);
  await skipJob.run(desk.as(admin), again);
  expect(await desk.assignees(job.ticketId)).toEqual([leader]);
  expect((await runs()).map((run) => run.attempt).sort()).toEqual([1, 2]);
});

test("a script that is switched off fails visibly and is not run", async () => {
  const job = await atScript("return {};", { isActive: false });
  await carryOutScript.run(desk.system(), job);
  expect(await desk.jobs(job.ticketId)).toMatchObject([{ status: "failed", error: "script.inactive" }]);
  expect(await runs()).toEqual([]);
});

test("what is hidden from its node a script does not see, and it knows that it is tried again", async () => {
  const job = await atScript("throw new Error(action + ' ' + Object.keys(ticket.fields).join());");
  await carryOutScript.run(desk.system(), job);
  await retryJob.run(desk.as(admin), { ticketId: job.ticketId, jobNo: job.jobNo, reason: "again" });
  await carryOutScript.run(desk.system(), { ...job, attempt: 2 });
  const said = (await runs()).map((run) => run.errorMessage);
  expect(said.sort()).toEqual(["Error: retry days", "Error: run days"]);
});

const begin = (job: ScriptRunKey, at: number) =>
  beginScriptRun(getDb(), job, { language: "javascript", at: new Date(at), lostBefore: new Date(0) });

test("a run whose process ended under it is run again, when it cannot be under way any more", async () => {
  const job = await atScript("return { days: 5 };");
  await begin(job, desk.now - 39_500);
  expect(await carryOutScript.run(desk.system(), job)).toEqual({
    underWayUntil: new Date(desk.now + 1000).toISOString(),
  });
  expect(await status(job.ticketId)).toEqual(["pending 1"]);
  desk.now += 1000;
  expect(await carryOutScript.run(desk.system(), job)).toBe("done");
  expect(await runs()).toMatchObject([{ starts: 2, status: "done" }]);
});

test("a run whose end is known is only told", async () => {
  const job = await atScript("throw new Error('must not run again');");
  await begin(job, desk.now);
  const end = { status: "done", output: "once\n", result: { days: 6 }, errorCode: "", errorMessage: "" } as const;
  await endScriptRun(getDb(), job, { ...end, line: null, durationMs: 5 }, new Date());
  await carryOutScript.run(desk.system(), job);
  expect((await desk.ticket(job.ticketId)).values).toMatchObject({ days: 6 });
});

test("what PostgreSQL has no text for does no harm", async () => {
  const job = await atScript("console.log('\\ud83d\\ude00'.repeat(2001) + 'x'); throw new Error('\\0 \\ud800');");
  await carryOutScript.run(desk.system(), job);
  expect(await status(job.ticketId)).toEqual(["failed 1"]);
  const other = await atScript(
    "console.log('x' + '\\ud83d\\ude00'.repeat(2500)); return { days: '\\0\\ud800\\\\u0000' };",
  );
  await carryOutScript.run(desk.system(), other);
  expect(await desk.jobs(other.ticketId)).toMatchObject([{ error: "script.fields_refused: days" }]);
  const last = await atScript("console.log('x' + '\\ud83d\\ude00'.repeat(2500) + 'x');");
  await carryOutScript.run(desk.system(), last);
  expect(await status(last.ticketId)).toEqual(["done 1"]);
});

test("people cannot run scripts", async () => {
  const job = await atScript("return {};");
  await expect(carryOutScript.run(desk.as(admin), job)).rejects.toMatchObject({ code: "forbidden" });
});
