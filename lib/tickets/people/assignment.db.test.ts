import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { flowGrants } from "@/db/schema/flows";
import { users } from "@/db/schema/people";
import { EMPTY_ROLE, ENGINEERING, HR_ROLE, PEOPLE } from "@/db/testing/installation";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { createTicket } from "../commands/create-ticket";
import { answerResolver } from "../commands/jobs/answer-resolver";
import { failJob } from "../commands/jobs/fail-job";
import { Desk, race } from "../testing/desk";
import { by, flowWith, link, oneTask, task } from "../testing/flows";

const { alice, leader, director, ceo, hr1, hr2, gone, stranger, admin } = PEOPLE;
const HR = [{ kind: "roles" as const, roleIds: [HR_ROLE] }];
let desk: Desk;

beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.expectSound());

const leave = (userId: number) => getDb().update(users).set({ isActive: false }).where(eq(users.id, userId));

/** Two tasks after each other. */
const twoTasks = (first: Parameters<typeof task>[1], second: Parameters<typeof task>[1]): FlowDefinitionInput =>
  flowWith(
    [task("first", first), task("second", second)],
    [link("pass", "first", "second"), link("agree", "second", "end"), link("refuse", "second", "first")],
  );

describe("in turn", () => {
  test("round-robin gives to whoever waited longest; at once, to different people", async () => {
    const flow = await desk.publish(oneTask({ who: HR, sharing: "round-robin" }));
    const given: (number | null)[] = [];
    for (let round = 0; round < 4; round += 1) {
      desk.now += 1000;
      given.push((await desk.task(await desk.file(flow))).assigneeId);
    }
    expect(given).toEqual([hr1, hr2, hr1, hr2]);
    desk.now += 1000;
    const ids = await Promise.all(Array.from({ length: 6 }, () => desk.file(flow)));
    const counts = new Map<number | null, number>();
    for (const id of ids) {
      const { assigneeId } = await desk.task(id);
      counts.set(assigneeId, (counts.get(assigneeId) ?? 0) + 1);
    }
    // Filed in the same instant, whoever was given one already has not waited.
    expect(counts.size).toBe(2);
  });

  test("least-busy gives to whoever has least to do, anywhere, also at once", async () => {
    const busy = await desk.publish(oneTask({ who: by(hr1) }));
    for (let count = 0; count < 2; count += 1) await desk.file(busy);
    const flow = await desk.publish(oneTask({ who: HR, sharing: "least-busy" }));
    const ids = await Promise.all(Array.from({ length: 4 }, () => desk.file(flow)));
    const owners = await Promise.all(ids.map(async (id) => (await desk.task(id)).assigneeId));
    expect(owners.sort()).toEqual([hr1, hr2, hr2, hr2]);
  });

  test("random gives to one of them, and the remembered handler goes before the draw", async () => {
    const flow = await desk.publish(
      twoTasks({ who: by(leader) }, { who: HR, sharing: "random", rememberLastHandler: true }),
    );
    const seen = new Set<number | null>();
    for (let round = 0; round < 12 && seen.size < 2; round += 1) {
      const ticketId = await desk.file(flow);
      await desk.press(leader, ticketId, "pass");
      const { assigneeId } = await desk.task(ticketId);
      seen.add(assigneeId);
      await desk.press(assigneeId ?? 0, ticketId, "refuse");
      await desk.press(leader, ticketId, "pass");
      expect(await desk.assignees(ticketId)).toEqual([assigneeId]);
    }
    expect([...seen].sort()).toEqual([hr1, hr2]);
  });

  test("two nodes in turn, met in opposite orders at once, never wait for each other", async () => {
    const inTurn = { who: HR, sharing: "round-robin" as const, whenRepeated: { kind: "pass" as const } };
    const flow = await desk.publish(
      flowWith(
        [
          { key: "way", name: "way", type: "exclusive" },
          { key: "one", name: "one", type: "parallel" },
          { key: "other", name: "other", type: "parallel" },
          task("a", inTurn),
          task("b", inTurn),
        ],
        [
          link("up", "way", "one", { condition: "form.days > 1" }),
          link("down", "way", "other", { isDefault: true }),
          link("one-a", "one", "a"),
          link("one-b", "one", "b"),
          link("other-b", "other", "b"),
          link("other-a", "other", "a"),
          link("a-done", "a", "end"),
          link("b-done", "b", "end"),
        ],
      ),
    );
    const filing = Array.from({ length: 40 }, (_, index) => desk.file(flow, { values: { days: index % 4 } }));
    expect((await race(filing)).won).toBe(40);
  });
});

describe("rules about people", () => {
  const opened = async (definition: FlowDefinitionInput, values: Record<string, unknown> = {}) => {
    const ticketId = await desk.file(await desk.publish(definition), { values: { days: 3, ...values } });
    return { ticketId, task: await desk.task(ticketId) };
  };

  test.each([
    [1, leader],
    [2, ceo],
    [9, admin],
  ])("the leader %d levels up; higher than the top asks who runs the flow", async (levels, expected) => {
    const { task: found } = await opened(oneTask({ who: [{ kind: "leader", levels }] }));
    expect(found).toMatchObject({ assigneeId: expected, isFallback: expected === admin });
  });

  test("a person named in the parent's form; without a parent it is nobody", async () => {
    const parent = await desk.file(await desk.publish(oneTask()), { values: { days: 1, who: ceo } });
    const flow = await desk.publish(oneTask({ who: [{ kind: "parent-field", fieldKey: "who" }] }));
    const input = { flowId: flow.flowId, transitionId: flow.transition.submit, title: "child", values: {} };
    const { ticketId } = await createTicket.run(desk.as(alice), { ...input, parentTicketId: parent });
    expect(await desk.assignees(ticketId)).toEqual([ceo]);
    expect(await desk.task(await desk.file(flow))).toMatchObject({ assigneeId: admin, isFallback: true });
  });

  test("whoever handled an earlier node, while they are here", async () => {
    const flow = await desk.publish(twoTasks({ who: HR }, { who: [{ kind: "handler", nodeKey: "first" }] }));
    const ticketId = await desk.file(flow);
    await desk.press(hr2, ticketId, "pass");
    expect(await desk.assignees(ticketId)).toEqual([hr2]);
    await desk.press(hr2, ticketId, "refuse");
    await desk.press(hr1, ticketId, "pass");
    expect(await desk.assignees(ticketId)).toEqual([hr1]);
  });

  test("managers of the flow go before the installation's administrators", async () => {
    const flow = await desk.publish(oneTask({ who: [{ kind: "roles", roleIds: [EMPTY_ROLE] }] }));
    const managed = { flowId: flow.flowId, permission: "manage" as const, principalType: "user" as const };
    await getDb()
      .insert(flowGrants)
      .values({ ...managed, principalId: hr1 });
    expect(await desk.task(await desk.file(flow))).toMatchObject({ assigneeId: hr1, isFallback: true });
    await leave(hr1);
    expect(await desk.task(await desk.file(flow))).toMatchObject({ assigneeId: admin, isFallback: true });
  });
});

describe("special cases", () => {
  const nobody = [{ kind: "users" as const, userIds: [gone] }];

  test("nobody found: others are asked, the step is passed, or refused with nothing written", async () => {
    const assign = { kind: "assign" as const, userIds: [gone, director], roleIds: [], toManagers: false };
    const asked = await desk.file(await desk.publish(oneTask({ who: nobody, whenNobody: assign })));
    expect(await desk.task(asked)).toMatchObject({ assigneeId: director, isFallback: true });
    const passed = await desk.file(await desk.publish(oneTask({ who: nobody, whenNobody: { kind: "pass" } })));
    expect((await desk.ticket(passed)).status).toBe("finished");
    const refusing = await desk.publish(oneTask({ who: nobody, whenNobody: { kind: "refuse" } }));
    await expect(desk.file(refusing)).rejects.toMatchObject({ reason: "nobody_found", params: { node: "work" } });
    const empty = { ...assign, userIds: [gone] };
    const fallback = await desk.file(await desk.publish(oneTask({ who: nobody, whenNobody: empty })));
    expect(await desk.task(fallback)).toMatchObject({ assigneeId: admin, isFallback: true });
  });

  test("the requester would decide on their own ticket", async () => {
    const own = { who: by(alice) };
    const allowed = await desk.file(await desk.publish(oneTask(own)));
    expect(await desk.assignees(allowed)).toEqual([alice]);
    const passed = await desk.file(await desk.publish(oneTask({ ...own, whenRequester: { kind: "pass" } })));
    expect((await desk.ticket(passed)).status).toBe("finished");
    const refusing = await desk.publish(oneTask({ ...own, whenRequester: { kind: "refuse" } }));
    await expect(desk.file(refusing)).rejects.toMatchObject({ reason: "own_ticket" });
    const assign = { kind: "assign" as const, userIds: [ceo], toManagers: false };
    const asked = await desk.file(await desk.publish(oneTask({ ...own, whenRequester: assign })));
    expect(await desk.task(asked)).toMatchObject({ assigneeId: ceo, isFallback: false });
  });

  test("one of several is the requester: the others decide, and the requester is kept out", async () => {
    const who = [{ kind: "departments" as const, departmentIds: [ENGINEERING] }];
    const rule = { kind: "assign" as const, userIds: [ceo], toManagers: false };
    const flow = await desk.publish(oneTask({ who, sharing: "claim", whenRequester: rule }));
    const ticketId = await desk.file(flow);
    expect((await desk.task(ticketId)).excluded).toEqual([alice]);
    const taskId = await desk.taskId(ticketId);
    await expect(claimTask.run(desk.as(alice), { taskId })).rejects.toMatchObject({ reason: "excluded" });
    await expect(desk.press(alice, ticketId, "agree")).rejects.toMatchObject({ code: "forbidden", reason: "excluded" });
    await desk.press(leader, ticketId, "agree");
  });

  test("who approved already is passed, or somebody else is asked", async () => {
    const passing = await desk.publish(
      twoTasks({ who: by(leader) }, { who: by(leader), whenRepeated: { kind: "pass" } }),
    );
    const passed = await desk.file(passing);
    await desk.press(leader, passed, "pass");
    expect((await desk.ticket(passed)).status).toBe("finished");
    const rule = { kind: "assign" as const, userIds: [ceo], toManagers: false };
    const asking = await desk.publish(twoTasks({ who: by(leader) }, { who: by(leader), whenRepeated: rule }));
    const asked = await desk.file(asking);
    await desk.press(leader, asked, "pass");
    expect(await desk.assignees(asked)).toEqual([ceo]);
    const refusing = await desk.publish(
      twoTasks({ who: by(leader) }, { who: by(leader), whenRepeated: { kind: "refuse" } }),
    );
    const refused = await desk.file(refusing);
    await expect(desk.press(leader, refused, "pass")).rejects.toMatchObject({ reason: "approved_already" });
    expect((await desk.ticket(refused)).revision).toBe(1);
  });

  test("not even an administrator is there: the step is refused for now, and nothing is lost", async () => {
    const flow = await desk.publish(oneTask());
    await leave(admin);
    await expect(desk.file(flow)).rejects.toMatchObject({ code: "unavailable", reason: "nobody_to_ask" });
  });
});

describe("another system names the people", () => {
  const EXTERNAL = [{ kind: "external" as const, url: "https://example.org/who" }];
  const asking = async (more: Parameters<typeof oneTask>[0] = {}) => {
    const ticketId = await desk.file(await desk.publish(oneTask({ who: EXTERNAL, ...more })));
    const [job] = await desk.jobs(ticketId);
    return { ticketId, jobNo: job?.no ?? 0, attempt: 1 };
  };
  const answer = (job: object, ...usernames: string[]) => answerResolver.run(desk.system(), { ...job, usernames });

  test("the ticket waits for the answer, with a job for the outside", async () => {
    const job = await asking();
    expect(await desk.live(job.ticketId)).toEqual([]);
    expect((await desk.told(job.ticketId)).at(-1)).toEqual({
      topic: "ticket/job.started.v1",
      payload: { jobNo: job.jobNo, kind: "resolver", attempt: 1 },
    });
    await answer(job, "ceo", "nobody", "gone", "director", "ceo");
    expect(await desk.candidates(await desk.taskId(job.ticketId))).toEqual([`user ${director}`, `user ${ceo}`].sort());
    expect(await desk.lastEntry(job.ticketId)).toMatchObject({ action: "resolve", actorKind: "system" });
    await desk.press(ceo, job.ticketId, "agree");
  });

  test("several signers, in the order they are named", async () => {
    const job = await asking({ sharing: "in-order" });
    await answer(job, "stranger", "ceo");
    expect(await desk.assignees(job.ticketId)).toEqual([stranger]);
    await desk.press(stranger, job.ticketId, "agree");
    expect(await desk.assignees(job.ticketId)).toEqual([ceo]);
  });

  test("who is named stands beside whom the other rules name, at the place of the first that asks", async () => {
    const who = [
      ...by(leader),
      ...EXTERNAL,
      { kind: "external" as const, url: "https://example.org/more" },
      ...by(hr1),
    ];
    const job = await asking({ who, sharing: "in-order" });
    await answer(job, "ceo", "leader");
    for (const person of [leader, ceo, hr1]) {
      expect(await desk.assignees(job.ticketId)).toEqual([person]);
      await desk.press(person, job.ticketId, "agree");
    }
    const silent = await asking({ who });
    await answer(silent);
    expect(await desk.candidates(await desk.taskId(silent.ticketId))).toEqual([`user ${leader}`, `user ${hr1}`].sort());
  });

  test("without an answer the other rules do not decide alone: the rule for nobody", async () => {
    const job = await asking({ who: [...by(leader), ...EXTERNAL] });
    await failJob.run(desk.system(), { ...job, error: "no answer" });
    expect(await desk.task(job.ticketId)).toMatchObject({ assigneeId: admin, isFallback: true });
  });

  test("nobody named, or no answer for good: the rule for nobody", async () => {
    const named = await asking();
    await answer(named, "nobody", "x\0y", "\ud800");
    expect(await desk.task(named.ticketId)).toMatchObject({ assigneeId: admin, isFallback: true });
    const failed = await asking();
    await failJob.run(desk.system(), { ...failed, error: "no answer" });
    expect(await desk.task(failed.ticketId)).toMatchObject({ assigneeId: admin, isFallback: true });
  });

  test("is the system's alone, once, and for the try that is asked", async () => {
    const job = await asking();
    const byPerson = answerResolver.run(desk.as(admin), { ...job, usernames: ["ceo"] });
    await expect(byPerson).rejects.toMatchObject({ code: "forbidden", reason: "system_only" });
    await expect(answer({ ...job, attempt: 2 }, "ceo")).rejects.toMatchObject({ reason: "job_gone" });
    const { won, lost } = await race([answer(job, "ceo"), answer(job, "director")]);
    expect([won, lost[0]?.reason]).toEqual([1, "job_gone"]);
    expect(await desk.live(job.ticketId)).toHaveLength(1);
  });
});
