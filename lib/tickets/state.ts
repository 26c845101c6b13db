import type { LockedRow, StoredParts } from "@/db/store/tickets/ticket-store";
import type { Seat, Task, TicketState, Timer } from "@/lib/engine/model";
import type { LoadedVersion } from "@/lib/flows/version-cache";

/** What is stored of a ticket, as the engine knows it. */
export function toState(row: LockedRow, parts: StoredParts, version: LoadedVersion): TicketState {
  const nodeKey = (id: number) => keyOf(version.nodeKeys, id);
  const { memory } = row;
  return {
    requester: row.requesterId,
    requesterGroups: memory.requesterGroups ?? [],
    title: row.title,
    values: row.values,
    phase: memory.phase ?? "submitted",
    lastIntent: memory.lastIntent,
    endedAt: row.endedAt === null ? null : Date.parse(row.endedAt),
    isClosed: memory.isClosed ?? false,
    deletedAt: row.deletedAt === null ? null : Date.parse(row.deletedAt),
    remindedAt: memory.remindedAt ?? null,
    counter: row.counter,
    tokens: parts.tokens.map((token) => ({
      no: token.no,
      node: nodeKey(token.nodeId),
      enteredAt: Date.parse(token.enteredAt),
      returnTo: token.returnNodeId === null ? null : nodeKey(token.returnNodeId),
      fork: token.forkNo,
      seats: token.signing ?? seatsOf(token.no, parts.tasks),
    })),
    forks: memory.forks ?? [],
    tasks: parts.tasks.map((task) => toTask(task, nodeKey(task.nodeId))),
    timers: parts.timers.map((timer) => toTimer(timer, version)),
    jobs: parts.jobs.map(({ tokenNo, nodeId, startedAt, ...job }) => ({
      ...job,
      token: tokenNo,
      node: nodeKey(nodeId),
      startedAt: Date.parse(startedAt),
    })),
    awaiting: [],
    handledBy: memory.handledBy,
    approvedBy: memory.approvedBy ?? [],
  };
}

/** The one seat of a node in a ticket of an earlier release, where seats were not written down. */
function seatsOf(token: number, tasks: StoredParts["tasks"]): Seat[] {
  return tasks
    .filter(({ tokenNo }) => tokenNo === token)
    .map(({ seatNo, assigneeId }) => {
      return { no: seatNo, kind: "base", after: null, person: assigneeId, addedBy: null, status: "live" };
    });
}

function toTimer(stored: StoredParts["timers"][number], version: LoadedVersion): Timer {
  const { no, tokenNo: token, transitionId, rung, round } = stored;
  const armedAt = stored.armedAt === null ? null : Date.parse(stored.armedAt);
  const base = { no, token, dueAt: Date.parse(stored.dueAt), armedAt };
  if (transitionId !== null) return { ...base, transition: keyOf(version.transitionKeys, transitionId) };
  return { ...base, reminder: { rung: rung ?? 0, round: round ?? 0 } };
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
    seat: stored.seatNo,
    excluded: stored.excluded,
    returns: stored.returns,
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
