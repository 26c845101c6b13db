import { type CompiledFlow, nodeOf } from "./compile";
import type { TicketState } from "./model";

/** What must hold of every ticket between two commands; the names of the rules that do not. */
export function brokenInvariants(state: TicketState, flow: CompiledFlow): string[] {
  const broken: string[] = [];
  const check = (holds: boolean, rule: string) => {
    if (!holds) broken.push(rule);
  };
  check(state.awaiting.length === 0, "nobody is still being looked for");
  check((state.endedAt !== null) === (state.tokens.length === 0), "a ticket has ended exactly when no token is left");
  if (state.endedAt !== null) {
    check(state.tasks.length === 0 && state.timers.length === 0, "an ended ticket has no task and no timer");
  }
  for (const token of state.tokens) {
    check(nodeOf(flow, token.node).type === "task", "a token rests at a task node");
    check(state.tasks.filter((task) => task.token === token.no).length === 1, "a token has exactly one live task");
  }
  for (const task of state.tasks) {
    const token = state.tokens.find((entry) => entry.no === task.token);
    check(token !== undefined && token.node === task.node, "a live task belongs to a token at its node");
    check(task.candidates.length > 0, "a live task has candidates");
  }
  for (const timer of state.timers) {
    const token = state.tokens.find((entry) => entry.no === timer.token);
    const from = flow.transitions.get(timer.transition)?.from;
    check(token !== undefined && token.node === from, "a timer belongs to a token at the node it leaves");
  }
  const numbers = [...state.tokens, ...state.tasks, ...state.timers].map((entry) => entry.no);
  check(new Set(numbers).size === numbers.length, "numbers are used once");
  check(
    numbers.every((no) => no <= state.counter),
    "the counter is ahead of every number",
  );
  return broken;
}
