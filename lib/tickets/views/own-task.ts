import type { WaitingTask } from "@/db/queries/lists/waiting";
import type { LogEntry } from "@/db/queries/tickets/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets/tickets";
import { leadsAgain } from "@/lib/engine/deciders/send-back";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";
import type { OwnTask, PersonRef } from "../schema";
import { buttonsOf } from "./buttons";
import { toWaiting } from "./waiting";

/** The live task the reader can act at, or else the one they can claim. */
export function toOwnTask(
  version: LoadedVersion,
  ticket: TicketDetail,
  log: readonly LogEntry[],
  people: readonly PersonRef[],
): OwnTask | null {
  const task = ownTaskOf(ticket);
  if (task === undefined) return null;
  const standing = toWaiting(task).standing === "claim" ? "claim" : "act";
  const key = version.nodeKeys.get(task.nodeId) ?? "";
  const node = version.nodes.get(key);
  const offers = node?.type === "task" ? node : null;
  const loan = loanOf(task, people);
  const decides = standing === "act" && loan === null;
  return {
    taskId: task.taskId,
    nodeName: node?.name ?? task.nodeName,
    standing,
    actsFor: task.actsFor,
    loan,
    mayRelease: decides && task.mustClaim && !isByName(task),
    maySave: standing === "act" && loan?.kind !== "consult",
    mayTransfer: standing === "act" && (offers?.mayTransfer ?? false),
    mayDelegate: decides && (offers?.mayDelegate ?? false),
    mayAddSigner: standing === "act" && (offers?.mayAddSigner ?? false),
    buttons: loan === null ? buttonsOf(version, key) : [],
    sendBackTo: decides && offers?.maySendBack ? finishedNodes(version, ticket, log, task) : [],
  };
}

/** Whether it was given to its assignee by name, so that nobody else could take it. */
function isByName({ candidates, assignee }: WaitingTask): boolean {
  return candidates.every(({ type, id }) => type === "user" && id === assignee?.id);
}

/** The live task of the ticket that is the reader's, to do now or to claim. */
export function ownTaskOf(ticket: TicketDetail): WaitingTask | undefined {
  const having = (standing: string) => ticket.waiting.find((task) => toWaiting(task).standing === standing);
  return having("act") ?? having("claim");
}

function loanOf({ returns }: WaitingTask, people: readonly PersonRef[]): OwnTask["loan"] {
  const [last] = returns;
  if (last === undefined) return null;
  // Who is asked next is not whom it comes back to.
  const lender = returns.find(({ kind }) => kind !== "next") ?? last;
  const person = people.find(({ id }) => id === lender.user) ?? { id: lender.user, name: "", username: "" };
  return { kind: last.kind === "delegate" ? "delegate" : "consult", person };
}

function finishedNodes(
  version: LoadedVersion,
  ticket: TicketDetail,
  log: readonly LogEntry[],
  task: WaitingTask,
): OwnTask["sendBackTo"] {
  const { tokens, memory } = ticket;
  const fork = tokens.find(({ signing }) => signing?.some(({ no }) => no === task.seatNo))?.forkNo ?? null;
  const here = { fork, node: version.nodeKeys.get(task.nodeId) ?? "" };
  const within = { state: { forks: memory.forks ?? [] }, flow: version.compiled };
  const finished = Object.keys(memory.handledBy).flatMap((key) => {
    const node = version.nodes.get(key);
    if (node === undefined || key === here.node) return [];
    const nodeId = nodeIdOf(version, key);
    const seq = log.findLastIndex((entry) => entry.nodeId === nodeId && isHandling(entry));
    const mayRerun = leadsAgain(within, here, key);
    return [{ nodeId, name: node.name, handledBy: log[seq]?.actorName ?? "", mayRerun, seq }];
  });
  return finished.sort((one, other) => other.seq - one.seq).map(({ seq: _seq, ...node }) => node);
}

const isHandling = ({ action }: LogEntry) => ["create", "complete", "send_back"].includes(action);
