import type { LogEntry } from "@/db/queries/tickets/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets/tickets";
import type { Picture } from "@/lib/designer/picture/picture";
import { pictureOf } from "@/lib/designer/picture/picture-of";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";

/** The flow's graph, with the way the ticket took through it. */
export function toFlowMap(version: LoadedVersion, ticket: TicketDetail, log: readonly LogEntry[]): Picture {
  const { nodes, transitions } = pictureOf(version.definition);
  const moves = log.flatMap((entry) => entry.events.filter((event) => event.type === "TokenMoved"));
  const visited = new Set([version.compiled.start, ...moves.map(({ to }) => to)]);
  const here = new Set(ticket.tokens.map(({ nodeId }) => nodeId));
  const taken = new Set(moves.map(({ via, to }) => `${via} ${to}`));
  return {
    nodes: nodes.map((node) => {
      const isCurrent = here.has(nodeIdOf(version, node.key));
      return { ...node, progress: isCurrent ? "current" : visited.has(node.key) ? "visited" : "untouched" };
    }),
    transitions: transitions.map((line) => ({ ...line, isTaken: taken.has(`${line.key} ${line.to}`) })),
  };
}
