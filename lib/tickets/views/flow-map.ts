import type { LogEntry } from "@/db/queries/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets";
import type { Picture } from "@/lib/designer/picture/picture";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";

/** The flow's graph, with the way the ticket took through it. */
export function toFlowMap(version: LoadedVersion, ticket: TicketDetail, log: readonly LogEntry[]): Picture {
  const { nodes, transitions } = version.definition;
  const moves = log.flatMap((entry) => entry.events.filter((event) => event.type === "TokenMoved"));
  const visited = new Set([version.compiled.start, ...moves.map(({ to }) => to)]);
  const here = new Set(ticket.tokens.map(({ nodeId }) => nodeId));
  const taken = new Set(moves.map(({ via, to }) => `${via} ${to}`));
  return {
    nodes: nodes.map(({ key, name, type, position }) => {
      const isCurrent = here.has(nodeIdOf(version, key));
      const progress = isCurrent ? "current" : visited.has(key) ? "visited" : "untouched";
      return { key, name, type, position, summary: "", progress };
    }),
    transitions: transitions.map(({ key, from, to, name, intent, isDefault, timer }) => ({
      ...{ key, from, to, name, intent, isDefault },
      isTimed: timer !== null,
      isTaken: taken.has(`${key} ${to}`),
    })),
  };
}
