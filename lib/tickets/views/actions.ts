import type { TicketDetail } from "@/db/queries/tickets/tickets";
import { isPassedThrough } from "@/lib/flows/definition";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";
import type { TicketActions } from "../schema";

type Known = { userId: number; mayIntervene: boolean };

/** What one person may do with a ticket besides their own task: what its commands would let them. */
export function toActions(version: LoadedVersion, ticket: TicketDetail, known: Known): TicketActions {
  const { userId, mayIntervene } = known;
  const nodes = ticket.tokens.map(({ nodeId }) => version.nodes.get(version.nodeKeys.get(nodeId) ?? ""));
  const isOpen = ticket.endedAt === null;
  const isRequester = ticket.requester.id === userId;
  const isAtStart = nodes.length === 1 && nodes[0]?.type === "start";
  const mayLeave = nodes.every(
    (node) => (node?.type === "task" && node.mayWithdraw) || (node !== undefined && isPassedThrough(node)),
  );
  return {
    mayRemind: isOpen && ticket.waiting.length > 0 && !isAtStart,
    mayWithdraw: isOpen && isRequester && !isAtStart && mayLeave,
    mayClose: isOpen && (mayIntervene || (isRequester && isAtStart)),
    mayDelete: mayIntervene || (isRequester && isAtStart && ticket.status === "draft"),
    intervention: mayIntervene
      ? {
          nodes: version.definition.nodes
            .filter((node) => !isPassedThrough(node) && node.type !== "foreign")
            .map(({ key, name, type }) => ({ nodeId: nodeIdOf(version, key), name, type })),
          tokens: ticket.tokens.map(({ no, nodeId }) => {
            const name = version.nodes.get(version.nodeKeys.get(nodeId) ?? "")?.name ?? "";
            return { tokenNo: no, nodeName: name };
          }),
        }
      : null,
  };
}
