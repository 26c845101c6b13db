import type { StoredPerson } from "@/db/queries/people/person";
import type { FileRef, LogRow } from "@/db/store/tickets/ticket-rows";
import type { EventOf, TicketEvent } from "@/lib/engine/events";
import type { Intent } from "@/lib/engine/model";
import { nodeIdOf, transitionIdOf } from "@/lib/flows/version-cache";
import type { Json } from "@/lib/forms/form-definition";
import type { Actor } from "@/lib/platform/actor";
import type { TicketChange } from "../ticket-change";
import { hashOf } from "./log-hash";

export type LogAction = LogRow["action"];

export type Happening = {
  action: LogAction;
  at: number;
  actor: Actor;
  person: StoredPerson | null;
  /** The node the ticket was in before; null when the action is not at a node. */
  node: string | null;
  taskNo: number | null;
  comment: string;
  mentions?: readonly number[];
  attachments?: readonly FileRef[];
};

/** The log row of a command: what happened, the values after it and what changed, chained to the row before. */
export function toLogRow(
  ticket: { serial: string; logCount: number; logHash: string },
  change: TicketChange,
  happening: Happening,
): LogRow {
  const { version, before, after, events } = change;
  const { actor, person, node } = happening;
  const chosen = choiceIn(events);
  const row: Omit<LogRow, "hash"> = {
    seq: ticket.logCount + 1,
    at: new Date(happening.at).toISOString(),
    action: happening.action,
    actorKind: actor.kind,
    actorId: actor.kind === "user" ? actor.userId : null,
    actorName: actor.kind === "user" ? (person?.name ?? "") : actor.name,
    clientId: actor.kind === "user" ? actor.clientId : null,
    nodeId: node === null ? null : nodeIdOf(version, node),
    nodeName: node === null ? "" : (version.nodes.get(node)?.name ?? ""),
    transitionId: chosen === null ? null : transitionIdOf(version, chosen.transition),
    transitionName: chosen === null ? "" : (version.transitions.get(chosen.transition)?.name ?? ""),
    intent: chosen?.intent ?? null,
    taskNo: happening.taskNo,
    comment: happening.comment,
    ...stoodFor(events, person),
    mentions: happening.mentions ?? [],
    attachments: happening.attachments ?? [],
    snapshot: { ...after.values, title: after.title },
    changes: changesBetween({ ...before.values, title: before.title }, { ...after.values, title: after.title }),
    events: JSON.parse(JSON.stringify(events)) as Json[],
    previousHash: ticket.logHash,
  };
  return { ...row, hash: hashOf(ticket.serial, row) };
}

/** What a person pressed, which where several sign may not be the way the node takes; or else that way. */
function choiceIn(events: readonly TicketEvent[]): { transition: string; intent: Intent | null } | null {
  for (const event of events) {
    if (event.type !== "TaskCompleted" || event.transition === null) continue;
    return { transition: event.transition, intent: event.intent };
  }
  return events.find((event) => event.type === "OutcomeChosen") ?? null;
}

/** Whom a stand-in acted for: both names are in the record. */
function stoodFor(events: readonly TicketEvent[], person: StoredPerson | null) {
  const event = events.find(({ type }) => type === "TaskClaimed" || type === "TaskCompleted") as
    | EventOf<"TaskClaimed" | "TaskCompleted">
    | undefined;
  const forUserId = event?.forUser ?? null;
  const name = person?.standsFor.find(({ userId }) => userId === forUserId)?.name;
  return { forUserId, forUserName: name ?? "" };
}

function changesBetween(before: Record<string, Json>, after: Record<string, Json>): Record<string, [Json, Json]> {
  const changes: Record<string, [Json, Json]> = {};
  for (const key of Object.keys(after)) {
    const [old, now] = [before[key] ?? null, after[key] ?? null];
    if (JSON.stringify(old) !== JSON.stringify(now)) changes[key] = [old, now];
  }
  return changes;
}
