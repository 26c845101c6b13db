import { and, asc, eq, inArray } from "drizzle-orm";
import { expect } from "vitest";
import { type Db, getDb } from "@/db/client";
import { outbox } from "@/db/schema/outgoing/outbox";
import {
  taskCandidates,
  tasks,
  ticketJobs,
  ticketLog,
  ticketRelations,
  tickets,
  ticketTimers,
} from "@/db/schema/tickets";
import type { LogRow } from "@/db/store/tickets/ticket-rows";
import { loadParts, lockTicket } from "@/db/store/tickets/ticket-store";
import { asUser, type InstalledFlow, installFlow, installPeople, PEOPLE } from "@/db/testing/installation";
import { resetDatabase } from "@/db/testing/reset-database";
import type { CommandContext } from "@/lib/command";
import type { TicketEvent } from "@/lib/engine/events";
import { fold } from "@/lib/engine/evolve";
import { brokenInvariants } from "@/lib/engine/invariants";
import { EMPTY_TICKET, statusOf } from "@/lib/engine/model";
import type { FlowDefinitionInput } from "@/lib/flows/definition";
import { loadVersion } from "@/lib/flows/version-cache";
import type { SystemActorName } from "@/lib/platform/actor";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { createTicket } from "../commands/create-ticket";
import { FIRST_HASH, hashOf } from "../log/log-hash";
import { toState } from "../state";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const START = Date.parse("2026-11-23T09:00:00.000Z");

type Filing = { by?: number; button?: string | null; title?: string; values?: Record<string, unknown> };
type LiveTask = typeof tasks.$inferSelect;

/** People, flows and a clock on the database of the test file; commands act on tickets as they do in the product. */
export class Desk {
  now = START;
  readonly flows = new Map<number, InstalledFlow>();

  static async open(): Promise<Desk> {
    await resetDatabase();
    Object.assign(globalThis, { skeinVersions: undefined });
    await installPeople(getDb());
    return new Desk();
  }

  as(userId: number, db: Db = getDb()): CommandContext {
    return { db, actor: asUser(userId), clock: { now: () => new Date(this.now) } };
  }

  system(name: SystemActorName = "timer"): CommandContext {
    return { ...this.as(0), actor: { kind: "system", name } };
  }

  async publish(definition: FlowDefinitionInput, name = "A flow"): Promise<InstalledFlow> {
    const flow = await installFlow(getDb(), definition, name);
    this.flows.set(flow.flowId, flow);
    return flow;
  }

  async file(flow: InstalledFlow, { by = PEOPLE.alice, button = "submit", ...more }: Filing = {}): Promise<number> {
    const transitionId = button === null ? null : flow.transition[button];
    const input = { flowId: flow.flowId, transitionId, title: "A ticket", values: { days: 3 }, ...more };
    return (await createTicket.run(this.as(by), input)).ticketId;
  }

  async ticket(ticketId: number) {
    const [ticket] = await getDb().select().from(tickets).where(eq(tickets.id, ticketId));
    if (ticket === undefined) throw new Error(`no ticket ${ticketId}`);
    return ticket;
  }

  live(ticketId: number): Promise<LiveTask[]> {
    const isLive = and(eq(tasks.ticketId, ticketId), inArray(tasks.status, ["open", "claimed"]));
    return getDb().select().from(tasks).where(isLive).orderBy(asc(tasks.no));
  }

  /** The live task of a person, or the only one. */
  async task(ticketId: number, assignee?: number): Promise<LiveTask> {
    const found = (await this.live(ticketId)).filter((task) => assignee === undefined || task.assigneeId === assignee);
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} live tasks`);
    return only;
  }

  async taskId(ticketId: number, assignee?: number): Promise<number> {
    return (await this.task(ticketId, assignee)).id;
  }

  /** Who has a live task, in ascending order; null for what is open. */
  async assignees(ticketId: number): Promise<(number | null)[]> {
    const ids = (await this.live(ticketId)).map(({ assigneeId }) => assigneeId);
    return ids.sort((a, b) => (a ?? 0) - (b ?? 0));
  }

  async candidates(taskId: number): Promise<string[]> {
    const rows = await getDb().select().from(taskCandidates).where(eq(taskCandidates.taskId, taskId));
    return rows.map((row) => `${row.principalType} ${row.principalId}`).sort();
  }

  /** Keys of the nodes where something is waited for, by tasks. */
  async nodes(ticketId: number): Promise<string[]> {
    const flow = this.flows.get((await this.ticket(ticketId)).flowId);
    const keys = Object.entries(flow?.node ?? {});
    return (await this.live(ticketId)).map(({ nodeId }) => keys.find(([, id]) => id === nodeId)?.[0] ?? "?");
  }

  /** Presses a button of their own live task, or of the only one. */
  async press(who: number, ticketId: number, button: string, more: Record<string, unknown> = {}) {
    const flow = this.flows.get((await this.ticket(ticketId)).flowId);
    const all = await this.live(ticketId);
    const own = all.find(({ assigneeId }) => assigneeId === who) ?? all[0];
    const input = { taskId: own?.id ?? 0, transitionId: flow?.transition[button], ...more };
    return completeTask.run(this.as(who), input);
  }

  jobs(ticketId: number) {
    return getDb().select().from(ticketJobs).where(eq(ticketJobs.ticketId, ticketId)).orderBy(asc(ticketJobs.no));
  }

  timers(ticketId: number) {
    return getDb().select().from(ticketTimers).where(eq(ticketTimers.ticketId, ticketId)).orderBy(asc(ticketTimers.no));
  }

  log(ticketId: number) {
    return getDb().select().from(ticketLog).where(eq(ticketLog.ticketId, ticketId)).orderBy(asc(ticketLog.seq));
  }

  async lastEntry(ticketId: number) {
    const entry = (await this.log(ticketId)).at(-1);
    if (entry === undefined) throw new Error("no log");
    return entry;
  }

  /** What the outbox holds of a ticket, oldest first. */
  async told(ticketId: number): Promise<{ topic: string; payload: Record<string, unknown> }[]> {
    const rows = await getDb().select().from(outbox).where(eq(outbox.ticketId, ticketId)).orderBy(asc(outbox.seq));
    return rows.map(({ topic, payload }) => ({ topic, payload }));
  }

  async related(ticketId: number): Promise<string[]> {
    const rows = await getDb().select().from(ticketRelations).where(eq(ticketRelations.ticketId, ticketId));
    return rows.map((row) => `${row.principalType} ${row.principalId}`).sort();
  }

  /** Every ticket: its log folds to what is stored, is an unbroken chain, and its state is one that can go on. */
  async expectSound(): Promise<void> {
    for (const { id } of await getDb().select({ id: tickets.id }).from(tickets)) await this.#expectSoundTicket(id);
  }

  async #expectSoundTicket(ticketId: number): Promise<void> {
    const ticket = await this.ticket(ticketId);
    const { version, saved } = await getDb().transaction(async (tx) => {
      const row = await lockTicket(tx, { ticketId });
      if (row === null) throw new Error("no ticket");
      const version = await loadVersion(tx, row.versionId);
      const parts = await loadParts(tx, ticketId, { userId: null, taskId: null, at: new Date(this.now) });
      return { version, saved: toState(row, parts, version) };
    });
    const rows = await this.log(ticketId);
    const folded = fold(
      EMPTY_TICKET,
      rows.flatMap((row) => row.events as TicketEvent[]),
    );
    expect(inOrder(folded)).toEqual(inOrder(saved));
    expect(brokenInvariants(saved, version.compiled)).toEqual([]);
    expect(ticket.status).toBe(statusOf(saved));
    let previous = FIRST_HASH;
    for (const { id: _id, ticketId: _ticket, hash, ...row } of rows) {
      expect(row.previousHash).toBe(previous);
      const stored: Omit<LogRow, "hash"> = { ...row, at: row.at.toISOString() };
      expect(hashOf(ticket.serial, stored)).toBe(hash);
      previous = hash;
    }
    expect(ticket.logHash).toBe(previous);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  }
}

/** Where the order of a list means nothing, it is that of the numbers. */
function inOrder(state: ReturnType<typeof toState>) {
  const sorted = <T extends { no: number }>(list: readonly T[]) => list.toSorted((a, b) => a.no - b.no);
  return {
    ...state,
    tokens: sorted(state.tokens),
    tasks: sorted(state.tasks).map((task) => ({
      ...task,
      candidates: task.candidates.map(({ type, id }) => `${type} ${id}`).sort(),
    })),
    timers: sorted(state.timers),
    jobs: sorted(state.jobs),
  };
}

/** What two or more attempts came to: how many succeeded, and what the others were told. */
export async function race(
  attempts: Promise<unknown>[],
): Promise<{ won: number; lost: { code: string; reason: string }[] }> {
  const settled = await Promise.allSettled(attempts);
  const lost = settled.flatMap((entry) => (entry.status === "rejected" ? [entry.reason] : []));
  return { won: settled.length - lost.length, lost };
}
