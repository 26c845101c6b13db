import type { LogEntry } from "@/db/queries/ticket-log";
import type { TicketDetail } from "@/db/queries/tickets";
import { type LoadedVersion, nodeIdOf } from "@/lib/flows/version-cache";
import type { FlowMap } from "../schema";

/** The flow's graph, with the way the ticket took through it. */
export function toFlowMap(version: LoadedVersion, ticket: TicketDetail, log: readonly LogEntry[]): FlowMap {
  const { nodes, transitions } = version.definition;
  const moves = log.flatMap((entry) => entry.events.filter((event) => event.type === "TokenMoved"));
  const visited = new Set([version.compiled.start, ...moves.map(({ to }) => to)]);
  const here = new Set(ticket.tokens.map(({ nodeId }) => nodeId));
  const taken = new Set(moves.map(({ via, to }) => `${via} ${to}`));
  return {
    nodes: nodes.map(({ key, name, type }) => {
      const isCurrent = here.has(nodeIdOf(version, key));
      const state = isCurrent ? "current" : visited.has(key) ? "visited" : "untouched";
      return { id: key, name, type, state };
    }),
    transitions: transitions.map(({ key, from, to, name, intent }) => ({
      id: key,
      from,
      to,
      name,
      intent,
      isTaken: taken.has(`${key} ${to}`),
    })),
  };
}
