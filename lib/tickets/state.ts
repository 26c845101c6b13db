import type { LockedRow, StoredParts } from "@/db/store/ticket-store";
import type { Task, TicketState } from "@/lib/engine/model";
import type { LoadedVersion } from "@/lib/flows/version-cache";

/** What is stored of a ticket, as the engine knows it. */
export function toState(row: LockedRow, parts: StoredParts, version: LoadedVersion): TicketState {
  const nodeKey = (id: number) => keyOf(version.nodeKeys, id);
  return {
    requester: row.requesterId,
    title: row.title,
    values: row.values,
    lastIntent: row.memory.lastIntent,
    endedAt: row.endedAt === null ? null : Date.parse(row.endedAt),
    counter: row.counter,
    tokens: parts.tokens.map((token) => ({
      no: token.no,
      node: nodeKey(token.nodeId),
      enteredAt: Date.parse(token.enteredAt),
      returnTo: token.returnNodeId === null ? null : nodeKey(token.returnNodeId),
    })),
    tasks: parts.tasks.map((task) => toTask(task, nodeKey(task.nodeId))),
    timers: parts.timers.map((timer) => ({
      no: timer.no,
      token: timer.tokenNo,
      transition: keyOf(version.transitionKeys, timer.transitionId),
      dueAt: Date.parse(timer.dueAt),
    })),
    awaiting: [],
    handledBy: row.memory.handledBy,
  };
}

function toTask(stored: StoredParts["tasks"][number], node: string): Task {
  const base = {
    no: stored.no,
    token: stored.tokenNo,
    node,
    candidates: stored.candidates,
    mustClaim: stored.mustClaim,
    isFallback: stored.isFallback,
    openedAt: Date.parse(stored.openedAt),
  };
  return stored.status === "claimed" && stored.assigneeId !== null
    ? { ...base, status: "claimed", assignee: stored.assigneeId }
    : { ...base, status: "open" };
}

function keyOf(keys: ReadonlyMap<number, string>, id: number): string {
  const key = keys.get(id);
  if (key === undefined) throw new Error(`no key for ${id} in this version`);
  return key;
}
