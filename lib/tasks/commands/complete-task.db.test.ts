import { and, eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import { taskCandidates, tasks, ticketLog, tickets, ticketTimers } from "@/db/schema/tickets";
import type { LogRow } from "@/db/store/tickets/ticket-rows";
import { loadParts, lockTicket } from "@/db/store/tickets/ticket-store";
import { countQueries } from "@/db/testing/count-queries";
import { asUser, type InstalledFlow, installFlow, installPeople, LEAVE, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { CommandContext } from "@/lib/command";
import type { TicketEvent } from "@/lib/engine/events";
import { fold } from "@/lib/engine/evolve";
import { EMPTY_TICKET } from "@/lib/engine/model";
import { loadVersion } from "@/lib/flows/version-cache";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { fireTimer } from "@/lib/tickets/commands/timers/fire-timer";
import { FIRST_HASH, hashOf } from "@/lib/tickets/log/log-hash";
import { toState } from "@/lib/tickets/state";
import { claimTask } from "./claim-task";
import { completeTask } from "./complete-task";
import { releaseTask } from "./release-task";
import { sendBackTask } from "./send-back-task";

const START = Date.parse("2026-11-23T09:00:00.000Z");
const DAY = 86_400_000;
let now = START;
const as = (userId: number): CommandContext => ({
  db: getDb(),
  actor: asUser(userId),
  clock: { now: () => new Date(now) },
});
const theClock = (): CommandContext => ({ ...as(0), actor: { kind: "system", name: "timer" } });

let leave: InstalledFlow;

beforeEach(async () => {
  await resetDatabase();
  Object.assign(globalThis, { skeinVersions: undefined });
  now = START;
  await installPeople(getDb());
  leave = await installFlow(getDb(), LEAVE, "Leave");
});

async function filed(days: number) {
  const { ticketId } = await createTicket.run(as(PEOPLE.alice), {
    flowId: leave.flowId,
    transitionId: leave.transition.submit,
    title: "Leave",
    values: { days },
  });
  return ticketId;
}

async function liveTask(ticketId: number) {
  const live = and(eq(tasks.ticketId, ticketId), inArray(tasks.status, ["open", "claimed"]));
  const [task] = await getDb().select().from(tasks).where(live);
  if (task === undefined) throw new Error("no live task");
  return task;
}

const press = async (who: number, ticketId: number, transition: string, more: Record<string, unknown> = {}) =>
  completeTask.run(as(who), {
    taskId: (await liveTask(ticketId)).id,
    transitionId: leave.transition[transition],
    ...more,
  });

async function ticketOf(ticketId: number) {
  const [ticket] = await getDb().select().from(tickets).where(eq(tickets.id, ticketId));
  if (ticket === undefined) throw new Error("no ticket");
  return ticket;
}

async function atHr() {
  const ticketId = await filed(2);
  await press(PEOPLE.leader, ticketId, "agree");
  return ticketId;
}

describe("pressing a button", () => {
  test.each([
    [2, "hr"],
    [4, "director"],
    [6, "ceo"],
  ])("%d days go to %s", async (days, node) => {
    const ticketId = await filed(days);
    await press(PEOPLE.leader, ticketId, "agree");
    expect((await liveTask(ticketId)).nodeId).toBe(leave.node[node]);
  });

  test("stores the fields the node lets people edit and logs the difference", async () => {
    const ticketId = await filed(2);
    await press(PEOPLE.leader, ticketId, "agree", {
      values: { note: "fine", days: 99 },
      title: "Mine now",
      comment: "ok",
    });
    const ticket = await ticketOf(ticketId);
    expect(ticket).toMatchObject({ values: { days: 2, note: "fine" }, title: "Leave", revision: 2 });
    const [, log] = await getDb().select().from(ticketLog).orderBy(ticketLog.seq);
    expect(log).toMatchObject({
      changes: { note: [null, "fine"] },
      comment: "ok",
      actorName: "leader",
      intent: "approve",
    });
  });

  test("checks required fields only where the button does", async () => {
    const ticketId = await filed(2);
    await press(PEOPLE.leader, ticketId, "refuse");
    expect((await ticketOf(ticketId)).status).toBe("rejected");
    const empty = press(PEOPLE.alice, ticketId, "resubmit", { values: { days: null } });
    await expect(empty).rejects.toMatchObject({ code: "invalid", problems: [{ path: "days", code: "required" }] });
    await press(PEOPLE.alice, ticketId, "resubmit", { values: { days: 5 }, title: "Longer" });
    expect(await ticketOf(ticketId)).toMatchObject({ status: "running", title: "Longer", values: { days: 5 } });
  });

  test("takes at most 8 round trips", async () => {
    const ticketId = await filed(2);
    const { id } = await liveTask(ticketId);
    const input = { taskId: id, transitionId: leave.transition.agree, values: { note: "fine" } };
    const { statements } = await countQueries((db) => completeTask.run({ ...as(PEOPLE.leader), db }, input));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(8);
  });

  test("is for candidates; who may not even know of the ticket learns nothing", async () => {
    const ticketId = await filed(2);
    await expect(press(PEOPLE.alice, ticketId, "agree")).rejects.toMatchObject({
      code: "forbidden",
      reason: "not_a_candidate",
    });
    await expect(press(PEOPLE.stranger, ticketId, "agree")).rejects.toMatchObject({ code: "not_found" });
    await expect(completeTask.run(as(PEOPLE.stranger), { taskId: 9999, transitionId: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    const actor = { kind: "user" as const, userId: PEOPLE.leader, clientId: 1, flowIds: [leave.flowId + 1] };
    const { id } = await liveTask(ticketId);
    const ungranted = completeTask.run({ ...as(PEOPLE.leader), actor }, { taskId: id, transitionId: 1 });
    await expect(ungranted).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("two at once", () => {
  test("one approval wins, the other is told who, every time", async () => {
    for (let round = 0; round < 10; round += 1) {
      const ticketId = await filed(4);
      const { id } = await liveTask(ticketId);
      const tries = await Promise.allSettled(
        ["agree", "refuse", "agree"].map((key) =>
          completeTask.run(as(PEOPLE.leader), { taskId: id, transitionId: leave.transition[key] }),
        ),
      );
      const lost = tries.filter((entry) => entry.status === "rejected").map((entry) => entry.reason);
      expect(lost).toHaveLength(2);
      for (const error of lost) {
        expect(error).toMatchObject({ code: "conflict", reason: "task_gone", params: { name: "leader" } });
        expect(["Agree", "Refuse"]).toContain(error.params.transition);
      }
      expect((await ticketOf(ticketId)).revision).toBe(2);
    }
  });

  test("one claim wins, the other is told who has it", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await liveTask(await atHr());
      const tries = await Promise.allSettled(
        [PEOPLE.hr1, PEOPLE.hr2].map((who) => claimTask.run(as(who), { taskId: id })),
      );
      const winner = tries[0]?.status === "fulfilled" ? "hr1" : "hr2";
      const lost = tries.filter((entry) => entry.status === "rejected").map((entry) => entry.reason);
      expect(lost).toHaveLength(1);
      expect(lost[0]).toMatchObject({ code: "conflict", reason: "task_taken", params: { name: winner } });
    }
  });

  test("a button pressed in a tab that is behind is refused, also for who may act on the next task", async () => {
    const ticketId = await filed(2);
    const { id } = await liveTask(ticketId);
    await press(PEOPLE.leader, ticketId, "refuse");
    await press(PEOPLE.alice, ticketId, "resubmit");
    const behind = completeTask.run(as(PEOPLE.leader), { taskId: id, transitionId: leave.transition.agree });
    await expect(behind).rejects.toMatchObject({ code: "conflict", reason: "task_gone" });
    expect((await liveTask(ticketId)).nodeId).toBe(leave.node.leader);
  });

  test("releasing and claiming, sending back and finishing", async () => {
    const ticketId = await atHr();
    const { id } = await liveTask(ticketId);
    await claimTask.run(as(PEOPLE.hr1), { taskId: id });
    await Promise.allSettled([
      releaseTask.run(as(PEOPLE.hr1), { taskId: id }),
      releaseTask.run(as(PEOPLE.hr1), { taskId: id }),
    ]);
    await claimTask.run(as(PEOPLE.hr2), { taskId: id });
    const tries = await Promise.allSettled([
      completeTask.run(as(PEOPLE.hr2), { taskId: id, transitionId: leave.transition.file }),
      sendBackTask.run(as(PEOPLE.hr2), { taskId: id, nodeId: leave.node.leader }),
    ]);
    expect(tries.filter((entry) => entry.status === "fulfilled")).toHaveLength(1);
    expect((await ticketOf(ticketId)).logCount).toBe(6);
  });

  test("the clock against a person: one of them", async () => {
    const ticketId = await atHr();
    const { id } = await liveTask(ticketId);
    await claimTask.run(as(PEOPLE.hr1), { taskId: id });
    const [timer] = await getDb().select().from(ticketTimers).where(eq(ticketTimers.ticketId, ticketId));
    now = START + DAY;
    const tries = await Promise.allSettled([
      completeTask.run(as(PEOPLE.hr1), { taskId: id, transitionId: leave.transition.file }),
      fireTimer.run(theClock(), { ticketId, timerNo: timer?.no ?? 0 }),
      fireTimer.run(theClock(), { ticketId, timerNo: timer?.no ?? 0 }),
    ]);
    expect(tries.filter((entry) => entry.status === "fulfilled")).toHaveLength(1);
    expect((await ticketOf(ticketId)).status).toBe("finished");
  });
});

describe("timers", () => {
  test("fire when due, as the clock, and leave nobody with a task", async () => {
    const ticketId = await atHr();
    const [timer] = await getDb().select().from(ticketTimers);
    const fire = () => fireTimer.run(theClock(), { ticketId, timerNo: timer?.no ?? 0 });
    await expect(fire()).rejects.toMatchObject({ code: "conflict", reason: "timer_not_due" });
    now = START + DAY;
    await fire();
    await expect(fire()).rejects.toMatchObject({ code: "conflict", reason: "timer_gone" });
    expect((await getDb().select().from(ticketTimers))[0]?.status).toBe("fired");
    const log = (await getDb().select().from(ticketLog).orderBy(ticketLog.seq)).at(-1);
    expect(log).toMatchObject({ action: "timer", actorKind: "system", actorId: null, transitionName: "Too late" });
    const cancelled = await getDb().select().from(tasks).where(eq(tasks.status, "cancelled"));
    expect(cancelled).toHaveLength(1);
  });

  test("are cancelled when a person is first, and the runner hears of it", async () => {
    const ticketId = await atHr();
    await claimTask.run(as(PEOPLE.hr1), { taskId: (await liveTask(ticketId)).id });
    await press(PEOPLE.hr1, ticketId, "file");
    expect((await getDb().select().from(ticketTimers))[0]?.status).toBe("cancelled");
    const topics = (await getDb().select().from(outbox).orderBy(outbox.seq)).map((row) => row.topic);
    expect(topics).toEqual([
      "ticket/task.opened.v1",
      "ticket/timer.armed.v1",
      "ticket/task.opened.v1",
      "ticket/timer.cancelled.v1",
      "ticket/ended.v1",
    ]);
  });
});

describe("coming back", () => {
  test("the last handler gets it alone; whoever left does not", async () => {
    const ticketId = await atHr();
    await claimTask.run(as(PEOPLE.hr2), { taskId: (await liveTask(ticketId)).id });
    await sendBackTask.run(as(PEOPLE.hr2), { taskId: (await liveTask(ticketId)).id, nodeId: leave.node.leader });
    await press(PEOPLE.leader, ticketId, "agree");
    expect(await liveTask(ticketId)).toMatchObject({ assigneeId: PEOPLE.hr2, mustClaim: false });
    const candidates = await getDb()
      .select()
      .from(taskCandidates)
      .where(eq(taskCandidates.taskId, (await liveTask(ticketId)).id));
    expect(candidates).toHaveLength(1);
  });

  test("straight back skips the way between", async () => {
    const ticketId = await filed(6);
    await press(PEOPLE.leader, ticketId, "agree");
    await press(PEOPLE.ceo, ticketId, "ceo-agree");
    await claimTask.run(as(PEOPLE.hr1), { taskId: (await liveTask(ticketId)).id });
    const back = { taskId: (await liveTask(ticketId)).id, nodeId: leave.node.leader, afterwards: "return" };
    await sendBackTask.run(as(PEOPLE.hr1), back);
    await press(PEOPLE.leader, ticketId, "agree");
    expect((await liveTask(ticketId)).nodeId).toBe(leave.node.hr);
  });
});

describe("the log", () => {
  test("folds to the saved state and is a chain that any change breaks", async () => {
    const ticketId = await filed(6);
    await press(PEOPLE.leader, ticketId, "agree", { values: { note: "long" }, comment: "好的 ✓" });
    await press(PEOPLE.ceo, ticketId, "ceo-agree");
    await claimTask.run(as(PEOPLE.hr1), { taskId: (await liveTask(ticketId)).id });
    const rows = await getDb().select().from(ticketLog).orderBy(ticketLog.seq);

    const saved = await getDb().transaction(async (tx) => {
      const row = await lockTicket(tx, { ticketId });
      if (row === null) throw new Error("no ticket");
      return toState(
        row,
        await loadParts(tx, ticketId, { userId: null, taskId: null, at: new Date() }),
        await loadVersion(tx, leave.versionId),
      );
    });
    expect(
      fold(
        EMPTY_TICKET,
        rows.flatMap((row) => row.events as TicketEvent[]),
      ),
    ).toEqual(saved);

    const { serial } = await ticketOf(ticketId);
    let previous = FIRST_HASH;
    for (const { id: _id, ticketId: _ticket, hash, ...row } of rows) {
      expect(row.previousHash).toBe(previous);
      const stored: Omit<LogRow, "hash"> = { ...row, at: row.at.toISOString() };
      expect(hashOf(serial, stored)).toBe(hash);
      expect(hashOf(serial, { ...stored, comment: `${row.comment}.` })).not.toBe(hash);
      previous = hash;
    }
    expect((await ticketOf(ticketId)).logHash).toBe(previous);
  });

  test.each(["update ticket_log set comment = ''", "delete from ticket_log", "truncate ticket_log cascade"])(
    "the database refuses: %s",
    async (statement) => {
      await filed(2);
      await expect(getDb().execute(statement)).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/append-only/) },
      });
    },
  );

  test("a published version never changes", async () => {
    const change = getDb().execute("update flow_versions set definition = '{}'");
    await expect(change).rejects.toMatchObject({ cause: { message: expect.stringMatching(/never changes/) } });
  });
});
