import type { LogEntry } from "@/db/queries/tickets/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets/tickets";
import type { FlowNode } from "@/lib/flows/definition";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";
import type { Hold, OpenJob, ProgressStep, Waiting } from "../schema";
import { courseAhead } from "./course-ahead";

type Known = {
  waiting: readonly Waiting[];
  jobs: readonly OpenJob[];
  holds: readonly Hold[];
  log: readonly LogEntry[];
};

/**
 * The flow's nodes at which a ticket stays, in their order: those that were finished, where the ticket is, and those
 * it comes to when everybody agrees. Hidden nodes are left out unless the ticket is there.
 */
export function toProgress(version: LoadedVersion, ticket: TicketDetail, known: Known): ProgressStep[] {
  const places = new Set(ticket.tokens.map(({ nodeId }) => nodeId));
  const ahead = aheadOf(version, ticket);
  const endedAt = ticket.endedAt === null ? undefined : lastMove(known.log);
  const nodes = version.definition.nodes.toSorted((a, b) => a.order - b.order);
  return nodes.flatMap((node): ProgressStep[] => {
    if (!isShown(node, endedAt)) return [];
    const nodeId = nodeIdOf(version, node.key);
    const last =
      node.key === endedAt ? { actor: null, at: ticket.endedAt ?? "", intent: null } : lastAt(known.log, nodeId);
    const state = places.has(nodeId) ? "current" : ahead.has(node.key) ? "ahead" : last === null ? null : "done";
    if (state === null || (node.isHidden && state !== "current")) return [];
    const here = <At extends { nodeId: number }>(all: readonly At[]) => all.filter((at) => at.nodeId === nodeId);
    const [hold] = here(known.holds);
    const open = { waiting: here(known.waiting), jobs: here(known.jobs), until: hold?.until ?? null };
    return [{ nodeId, name: node.name, state, last, ...open }];
  });
}

const STAYING: readonly FlowNode["type"][] = ["start", "task", "wait", "hook", "script", "child"];

function isShown(node: FlowNode, endedAt: string | undefined): boolean {
  return STAYING.includes(node.type) || node.key === endedAt;
}

function aheadOf(version: LoadedVersion, ticket: TicketDetail): ReadonlySet<string> {
  const key = (nodeId: number) => version.nodeKeys.get(nodeId);
  const places = ticket.tokens.flatMap(({ nodeId, returnNodeId }) => {
    const node = key(nodeId);
    return node === undefined ? [] : [{ node, returnTo: returnNodeId === null ? null : (key(returnNodeId) ?? null) }];
  });
  const { values, title, requester } = ticket;
  return new Set(
    courseAhead(version.compiled, places, {
      values,
      title,
      requester: requester.id,
      requesterGroups: ticket.memory.requesterGroups ?? [],
    }),
  );
}

function lastMove(log: readonly LogEntry[]): string | undefined {
  return log.flatMap((entry) => entry.events.filter((event) => event.type === "TokenMoved")).at(-1)?.to;
}

const FINISHING = new Set<LogEntry["action"]>(["create", "complete", "send_back", "timer"]);

/** What others did for the ticket ends a node only when it is over: it may also have failed, or have been taken on. */
function isFinishing({ action, events }: LogEntry): boolean {
  return FINISHING.has(action) || events.some((event) => event.type === "JobEnded" && event.how !== "cancelled");
}

function lastAt(log: readonly LogEntry[], nodeId: number): ProgressStep["last"] {
  const entry = log.findLast((logged) => logged.nodeId === nodeId && isFinishing(logged));
  if (entry === undefined) return null;
  const { actorId, actorName, actorUsername, at } = entry;
  // Where several sign, the last of them may have pressed something else.
  const intent = entry.events.find((event) => event.type === "OutcomeChosen")?.intent ?? entry.intent;
  const actor = actorId === null ? null : { id: actorId, name: actorName, username: actorUsername };
  return { actor, at, intent };
}
