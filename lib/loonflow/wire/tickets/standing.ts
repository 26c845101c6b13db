import type { WireTask } from "@/db/queries/loonflow/ticket-work";
import { toPerson } from "@/db/queries/people/person";
import type { Task } from "@/lib/engine/model";
import type { RefusalCode } from "@/lib/engine/refusal";
import { whyNot } from "@/lib/engine/rights";
import { WireRefusal } from "../protocol/refusal";
import type { GrantedTicket } from "./granted-ticket";

/** What a person has to do with the live task that concerns them most. */
export type Standing =
  | { kind: "none" }
  | { kind: "outsider"; task: WireTask }
  | { kind: "must_claim" | "may_act"; task: WireTask };

const RANKS = ["may_act", "must_claim", "outsider"] as const;

/** Where the person who is looking stands in a ticket, by the engine's own rule. */
export function standingIn({ ticket, version }: GrantedTicket): Standing {
  const standings = ticket.tasks.map((task): Standing => {
    const key = version.nodeKeys.get(task.nodeId) ?? "";
    return { kind: kindOf(toTask(task, key), ticket), task };
  });
  const ranked = RANKS.map((kind) => standings.find((standing) => standing.kind === kind));
  return ranked.find((standing) => standing !== undefined) ?? { kind: "none" };
}

function kindOf(
  task: Task,
  { person, flowId, requesterId }: GrantedTicket["ticket"],
): Exclude<Standing["kind"], "none"> {
  if (person === null) return "outsider";
  const code: RefusalCode | undefined = whyNot(task, toPerson(person, flowId), requesterId)?.refusal.code;
  if (code === undefined) return "may_act";
  return code === "claim_first" ? "must_claim" : "outsider";
}

function toTask(task: WireTask, node: string): Task {
  const { no, tokenNo, candidates, mustClaim, isFallback, openedAt, assignee, seatNo, excluded, returns } = task;
  const stored = { no, token: tokenNo, node, candidates, mustClaim, isFallback, openedAt: Date.parse(openedAt) };
  const base = { ...stored, seat: seatNo, excluded, returns };
  return assignee === null ? { ...base, status: "open" } : { ...base, status: "claimed", assignee: assignee.id };
}

/** The task at which the person can do something, and who they are. @throws WireRefusal when there is none. */
export function ownTask(granted: GrantedTicket): { task: WireTask; userId: number } {
  const standing = standingIn(granted);
  if (standing.kind === "none") throw nobodyActs(granted);
  const { person } = granted.ticket;
  if (standing.kind === "outsider" || person === null) throw new WireRefusal("not_a_participant");
  return { task: standing.task, userId: person.id };
}

/** Where no people have anything to do: at the end nobody has, otherwise it is a system's turn. */
export function nobodyActs({ ticket }: GrantedTicket): WireRefusal {
  return new WireRefusal(ticket.endedAt === null ? "not_a_participant" : "nothing_to_do");
}

/** Whoever the client speaks for. @throws WireRefusal when nobody has that name. */
export function ownPerson({ ticket }: GrantedTicket): number {
  if (ticket.person === null) throw new WireRefusal("user_unknown");
  return ticket.person.id;
}
