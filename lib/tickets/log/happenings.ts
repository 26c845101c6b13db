import type { TicketEvent } from "@/lib/engine/events";
import { type NodeKey, statusOf, type TicketState } from "@/lib/engine/model";

/** What other systems can be told of, in the order in which one action brings it about. */
export const HAPPENINGS = [
  "ticket.created",
  "ticket.commented",
  "ticket.withdrawn",
  "ticket.moved",
  "task.opened",
  "ticket.rejected",
  "ticket.finished",
  "ticket.closed",
] as const;
export type Happening = (typeof HAPPENINGS)[number];

export type Happenings = {
  events: Happening[];
  /** Nodes the ticket left and nodes it came to, the end among them; the ones in between are neither. */
  from: NodeKey[];
  to: NodeKey[];
  /** Numbers of the tasks that opened and are still open. */
  tasks: number[];
};

type Change = { before: TicketState; after: TicketState; events: readonly TicketEvent[] };

/** What a change means to others; null when nothing: drafts and deleted tickets are nobody else's concern. */
export function happeningsIn(change: Change): Happenings | null {
  const { before, after, events } = change;
  if (after.phase === "draft" || after.deletedAt !== null) return null;
  const has = (type: TicketEvent["type"]) => events.some((event) => event.type === type);
  const { from, to } = moveIn(change);
  const tasks = events.flatMap((event) =>
    event.type === "TaskOpened" && after.tasks.some(({ no }) => no === event.task) ? [event.task] : [],
  );
  const [was, is] = [statusOf(before), statusOf(after)];
  const hasEnded = before.endedAt === null && after.endedAt !== null;
  const happened: Record<Happening, boolean> = {
    "ticket.created": has("TicketCreated") || before.phase === "draft",
    "ticket.commented": has("CommentAdded"),
    "ticket.withdrawn": has("TicketWithdrawn"),
    "ticket.moved": to.length > 0,
    "task.opened": tasks.length > 0,
    "ticket.rejected": is === "rejected" && (hasEnded || was !== "rejected"),
    "ticket.finished": hasEnded && is === "finished",
    "ticket.closed": hasEnded && is === "closed",
  };
  const told = HAPPENINGS.filter((event) => happened[event]);
  return told.length === 0 ? null : { events: told, from, to, tasks };
}

function moveIn({ before, after, events }: Change): { from: NodeKey[]; to: NodeKey[] } {
  const nodes = new Map(before.tokens.map(({ no, node }) => [no, node]));
  const from: NodeKey[] = [];
  const to: NodeKey[] = [];
  const moved = new Set<number>();
  const place = (token: number, node: NodeKey) => {
    if (before.tokens.length === 0 && from.length === 0) from.push(node);
    nodes.set(token, node);
    moved.add(token);
  };
  for (const event of events) {
    if (event.type === "TokenCreated") place(event.token, event.node);
    if (event.type === "TokenMoved") place(event.token, event.to);
    if (event.type === "TokenForked") for (const token of event.branches) place(token, event.gateway);
    if (event.type === "TokenEnded") to.push(nodes.get(event.token) ?? "");
  }
  const staying = new Set(after.tokens.map(({ no }) => no));
  from.push(...before.tokens.filter(({ no }) => moved.has(no) || !staying.has(no)).map(({ node }) => node));
  to.unshift(...after.tokens.filter(({ no }) => moved.has(no)).map(({ node }) => node));
  return { from: [...new Set(from)], to: [...new Set(to)] };
}
