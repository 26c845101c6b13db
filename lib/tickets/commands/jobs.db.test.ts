import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PEOPLE } from "@/db/testing/installation";
import { Desk, race } from "../testing/desk";
import { HOOK, SCRIPT, through } from "../testing/flows";
import { completeJob } from "./jobs/complete-job";
import { failJob } from "./jobs/fail-job";
import { holdJob } from "./jobs/hold-job";
import { retryJob } from "./jobs/retry-job";
import { skipJob } from "./jobs/skip-job";
import { fireTimer } from "./timers/fire-timer";

const { admin, leader } = PEOPLE;
const reason = "because";
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

async function atJob(node = HOOK) {
  const ticketId = await desk.file(await desk.publish(through(node)));
  const [job] = await desk.jobs(ticketId);
  return { ticketId, jobNo: job?.no ?? 0, attempt: 1 };
}
const status = async (ticketId: number) => (await desk.jobs(ticketId)).map((job) => `${job.status} ${job.attempt}`);

describe.each([HOOK, SCRIPT])("a $type", (node) => {
  test("fills in what its node lets it and goes on, once", async () => {
    const job = await atJob(node);
    await holdJob.run(desk.system(), job);
    expect(await status(job.ticketId)).toEqual(["waiting 1"]);
    await holdJob.run(desk.system(), job);
    const done = () => completeJob.run(desk.system(), { ...job, values: { days: 9, secret: "x" }, output: "ok" });
    const { won, lost } = await race([done(), done()]);
    expect([won, lost[0]?.reason]).toEqual([1, "job_gone"]);
    expect((await desk.ticket(job.ticketId)).values).toEqual({ days: 9 });
    expect(await desk.lastEntry(job.ticketId)).toMatchObject({ action: node.type, comment: "ok", actorKind: "system" });
    expect(await desk.assignees(job.ticketId)).toEqual([leader]);
    expect(await status(job.ticketId)).toEqual(["done 1"]);
  });

  test("that failed waits for somebody; an answer to an earlier try is none", async () => {
    const job = await atJob(node);
    await failJob.run(desk.system(), { ...job, error: "500" });
    await expect(completeJob.run(desk.system(), job)).rejects.toMatchObject({ reason: "job_gone" });
    const again = { ticketId: job.ticketId, jobNo: job.jobNo, reason };
    const { won, lost } = await race([1, 2].map(() => retryJob.run(desk.as(admin), again)));
    expect([won, lost[0]?.reason]).toEqual([1, "job_not_failed"]);
    expect((await desk.told(job.ticketId)).at(-1)?.payload).toMatchObject({ attempt: 2 });
    await expect(completeJob.run(desk.system(), job)).rejects.toMatchObject({ reason: "job_gone" });
    await failJob.run(desk.system(), { ...job, attempt: 2, error: "501" });
    await skipJob.run(desk.as(admin), again);
    expect(await status(job.ticketId)).toEqual(["skipped 2"]);
    expect(await desk.assignees(job.ticketId)).toEqual([leader]);
  });

  test("is answered by the system alone, and with values its fields can hold", async () => {
    const job = await atJob(node);
    for (const answer of [completeJob, holdJob, failJob]) {
      const byPerson = answer.run(desk.as(admin), { ...job, error: "" });
      await expect(byPerson).rejects.toMatchObject({ code: "forbidden", reason: "system_only" });
    }
    const wrong = completeJob.run(desk.system(), { ...job, values: { days: "many" } });
    await expect(wrong).rejects.toMatchObject({ code: "invalid" });
    expect(await status(job.ticketId)).toEqual(["pending 1"]);
  });

  test("failing against answering: one of them", async () => {
    for (let round = 0; round < 5; round += 1) {
      const job = await atJob(node);
      const fail = failJob.run(desk.system(), { ...job, error: "late" });
      const { won, lost } = await race([fail, completeJob.run(desk.system(), job)]);
      expect([won, lost[0]?.reason]).toEqual([1, "job_gone"]);
    }
  });
});

test("a wait goes on when its time has come, once; a copy is sent in passing", async () => {
  const wait = { key: "wait", name: "wait", type: "wait", wait: { kind: "duration", seconds: 3600 } } as const;
  const ticketId = await desk.file(await desk.publish(through(wait)));
  const timerNo = (await desk.timers(ticketId))[0]?.no;
  const fire = () => fireTimer.run(desk.system(), { ticketId, timerNo });
  await expect(fire()).rejects.toMatchObject({ reason: "timer_not_due" });
  desk.now += 3_600_000;
  const { won, lost } = await race([fire(), fire()]);
  expect([won, lost[0]?.reason]).toEqual([1, "timer_gone"]);
  expect(await desk.assignees(ticketId)).toEqual([leader]);

  const who = [{ kind: "users" as const, userIds: [PEOPLE.stranger, PEOPLE.gone] }];
  const copied = await desk.file(await desk.publish(through({ key: "copy", name: "copy", type: "copy", who })));
  expect(await desk.assignees(copied)).toEqual([leader]);
  expect(await desk.related(copied)).toContain(`user ${PEOPLE.stranger}`);
  expect((await desk.told(copied)).find(({ topic }) => topic === "ticket/copy.sent.v1")?.payload).toEqual({
    people: [{ type: "user", id: PEOPLE.stranger }],
    logSeq: 1,
  });
});
