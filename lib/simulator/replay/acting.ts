import { type StoredPerson, toPerson } from "@/db/queries/people/person";
import type { Person } from "@/lib/engine/commands";
import type { Task, TicketState } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";
import { actingOn, whyNot } from "@/lib/engine/rights";
import { AppError } from "@/lib/platform/errors";
import { refusalError } from "@/lib/tickets/refusal-error";
import type { Stage } from "./stage";

/** @throws AppError `forbidden` for somebody who could not sign in. */
export function actorOf({ personAt }: Stage, userId: number, at: number): StoredPerson {
  const person = personAt(userId, at);
  if (person === null || !person.isActive) throw new AppError("forbidden", { reason: "people_only" });
  return person;
}

/**
 * The live task at a node that somebody acts on: their own, else one they may do, else the first, which is refused.
 *
 * @throws AppError when there is none, as for a task that is over.
 */
export async function taskAt(
  stage: Stage,
  state: TicketState,
  { node, by, at }: { node: string; by: number; at: number },
): Promise<{ task: Task; person: Person }> {
  const person = toPerson(actorOf(stage, by, at), stage.version.flowId);
  const there = state.tasks.filter((task) => task.node === node);
  const isFree = (task: Task) => whyNot(task, person, state.requester) === null;
  const isOffered = (task: Task) => !(actingOn(task, person, state.requester) instanceof Refused);
  const own = there.find((task) => task.status === "claimed" && task.assignee === by);
  const task = own ?? there.find(isFree) ?? there.find(isOffered) ?? there[0];
  if (task === undefined) throw await whyGone(stage, state, node);
  return { task, person };
}

/** Who came late is told who was first; nobody has been to a node that the ticket has not come to. */
async function whyGone({ tx, version, entries }: Stage, state: TicketState, node: string): Promise<AppError> {
  if (state.endedAt !== null) return refusalError(tx, 0, version, { code: "ticket_ended" });
  const last = entries.findLast((entry) => {
    return entry.node === node && entry.change.events.some(({ type }) => type === "TaskCompleted");
  });
  const event = last?.change.events.find((one) => one.type === "TaskCompleted");
  if (last === undefined || event?.type !== "TaskCompleted") {
    const params = { node: version.nodes.get(node)?.name ?? node };
    return new AppError("conflict", { reason: "simulated_elsewhere", params });
  }
  const transition = version.transitions.get(event.transition ?? "")?.name ?? "";
  const params = { name: last.by?.name ?? "", transition, at: new Date(last.at).toISOString() };
  return new AppError("conflict", { reason: "task_gone", params });
}
