import type { HappenedEntry, OpenedTask } from "@/db/queries/webhooks/happening";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import { openScriptText } from "@/lib/scripts/script-reason";
import type { Happening, Happenings } from "@/lib/tickets/log/happenings";
import type { ToldTicket } from "@/lib/tickets/views/told/told-ticket";

/** One thing to tell: the event, and which part of its action it is, from 1. */
export type Part = { event: Happening; part: number; payload: Record<string, unknown> };

type Told = {
  logSeq: number;
  happenings: Happenings;
  entry: HappenedEntry;
  version: LoadedVersion;
  /** The ticket as whoever may view it sees it. */
  ticket: ToldTicket;
};

/**
 * What an action tells other systems: a message for each event, and for each task that opened. `order` tells messages
 * of one ticket apart and in their order: a later action has a higher `entry`, and its parts are numbered.
 */
export function partsOf({ logSeq, happenings, entry, version, ticket }: Told): Part[] {
  const node = (key: string) => ({
    id: version.nodeIds.get(key) ?? null,
    key,
    name: version.nodes.get(key)?.name ?? "",
  });
  const key = entry.nodeId === null ? undefined : version.nodeKeys.get(entry.nodeId);
  const common = {
    ticket,
    action: entry.action,
    actor: actorOf(entry),
    node: key === undefined ? null : node(key),
    transition: entry.transition === "" ? null : entry.transition,
    // What a script printed may hold what its node sees and others do not.
    comment: entry.action === "script" ? openScriptText(entry.comment) : entry.comment,
    attachments: entry.attachments,
  };
  const told = happenings.events.flatMap((event): { event: Happening; more: object }[] => {
    if (event === "task.opened") return entry.tasks.map((task) => ({ event, more: { task: taskOf(task, node) } }));
    if (event !== "ticket.moved") return [{ event, more: {} }];
    return [{ event, more: { from: happenings.from.map(node), to: happenings.to.map(node) } }];
  });
  return told.map(({ event, more }, index) => {
    const order = { entry: logSeq, part: index + 1 };
    return {
      event,
      part: index + 1,
      payload: { type: event, timestamp: entry.at, data: { order, ...common, ...more } },
    };
  });
}

function actorOf({ actorKind, actorName, actor, standsFor, client }: HappenedEntry) {
  if (actorKind === "system") return { kind: "system", name: actorName };
  return { kind: "person", id: actor?.id ?? null, username: actor?.username ?? "", name: actorName, standsFor, client };
}

function taskOf({ no, assignee, candidates, ...task }: OpenedTask, node: (key: string) => object) {
  return { no, node: node(task.node), assignee, candidates };
}
