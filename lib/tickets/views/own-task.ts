import type { LogEntry } from "@/db/queries/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";
import type { OwnTask, Waiting } from "../schema";
import { buttonsOf } from "./buttons";

/** The live task the reader can act at, or else the one they can claim. */
export function toOwnTask(
  version: LoadedVersion,
  ticket: TicketDetail,
  waiting: readonly Waiting[],
  log: readonly LogEntry[],
): OwnTask | null {
  const task =
    waiting.find(({ standing }) => standing === "act") ?? waiting.find(({ standing }) => standing === "claim");
  if (task === undefined || task.standing === "none") return null;
  const key = version.nodeKeys.get(task.nodeId) ?? "";
  const node = version.nodes.get(key);
  const maySendBack = task.standing === "act" && node?.type === "task" && node.maySendBack;
  return {
    taskId: task.taskId,
    nodeName: task.nodeName,
    standing: task.standing,
    mayRelease: task.standing === "act" && task.mustClaim,
    buttons: buttonsOf(version, key),
    sendBackTo: maySendBack ? finishedNodes(version, ticket, log).filter(({ nodeId }) => nodeId !== task.nodeId) : [],
  };
}

function finishedNodes(version: LoadedVersion, ticket: TicketDetail, log: readonly LogEntry[]): OwnTask["sendBackTo"] {
  const finished = Object.keys(ticket.memory.handledBy).flatMap((key) => {
    const node = version.nodes.get(key);
    if (node === undefined) return [];
    const nodeId = nodeIdOf(version, key);
    const seq = log.findLastIndex((entry) => entry.nodeId === nodeId && isHandling(entry));
    return [{ nodeId, name: node.name, handledBy: log[seq]?.actorName ?? "", seq }];
  });
  return finished.sort((a, b) => b.seq - a.seq).map(({ seq: _seq, ...node }) => node);
}

const isHandling = ({ action }: LogEntry) => action === "complete" || action === "send_back";
