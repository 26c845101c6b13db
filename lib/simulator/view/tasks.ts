import { leadsAgain } from "@/lib/engine/deciders/send-back";
import type { Task, TicketState } from "@/lib/engine/model";
import { fieldsOf } from "@/lib/flows/definition";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import { toVisibleForm } from "@/lib/tickets/views/visible-form";
import type { Replay } from "../replay/stage";
import type { AskedBecause, SimulatedButton, SimulatedTask } from "../schema";
import { becauseOf } from "./entries";
import type { Setting } from "./scene";

const MOST_PEOPLE = 50;

/** A live task with the form as whoever does it would see it. `people` may do it now. */
export function toTask(setting: Setting, state: TicketState, task: Task, people: readonly number[]): SimulatedTask {
  const { version, names, replay } = setting;
  const node = version.nodes.get(task.node);
  const offers = node?.type === "task" ? node : null;
  const isOnLoan = task.returns.length > 0;
  const { no, openedAt, candidates, mustClaim, excluded } = task;
  return {
    ...{ no, node: task.node, since: openedAt, candidates, mustClaim, excluded, isOnLoan },
    assignee: task.status === "claimed" ? task.assignee : null,
    because: whyAsked(replay, no),
    people: people.slice(0, MOST_PEOPLE),
    peopleCount: people.length,
    form: toVisibleForm(version, fieldsOf(node), state, names),
    buttons: isOnLoan ? [] : buttonsAt(version, task.node),
    mayTransfer: offers?.mayTransfer ?? false,
    mayDelegate: !isOnLoan && (offers?.mayDelegate ?? false),
    mayAddSigner: offers?.mayAddSigner ?? false,
    sendBackTo: !isOnLoan && offers?.maySendBack ? finishedNodes(version, state, task) : [],
  };
}

/** The buttons of a node, in their order. */
export function buttonsAt(version: LoadedVersion, node: string): SimulatedButton[] {
  return (version.compiled.nodes.get(node)?.out ?? []).flatMap(({ key, afterMs }) => {
    const transition = version.transitions.get(key);
    if (afterMs !== null || transition === undefined) return [];
    const { name, intent, confirmText, requireFields } = transition;
    return [{ key, name, intent, confirmText, requireFields }];
  });
}

function whyAsked({ entries }: Replay, no: number): AskedBecause {
  for (const { change } of entries) {
    const opened = change.events.find((event) => event.type === "TaskOpened" && event.task === no);
    if (opened?.type === "TaskOpened") return becauseOf(opened, change.events);
  }
  return "rules";
}

/** Where the ticket can run again from, to here. */
function finishedNodes(version: LoadedVersion, state: TicketState, task: Task): string[] {
  const fork = state.tokens.find(({ no }) => no === task.token)?.fork ?? null;
  const within = { state: { forks: state.forks }, flow: version.compiled };
  return Object.keys(state.handledBy).filter((key) => {
    return key !== task.node && version.nodes.has(key) && leadsAgain(within, { fork, node: task.node }, key);
  });
}
