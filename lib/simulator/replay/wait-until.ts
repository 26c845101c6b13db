import type { Timer } from "@/lib/engine/model";
import { lookUpEscalation, rungAt } from "@/lib/tickets/people/escalation";
import { seeToChildren } from "./see-to-children";
import { settleRun } from "./settle-run";
import { type Stage, stateIn } from "./stage";

/** So many timers may ring while the clock goes on once: a flow whose timers go round in circles would never stop. */
const MAX_RINGS = 500;

/** Lets the clock go on; timers that come due ring in their order, each at its time. @throws AppError as `fireTimer`. */
export async function waitUntil(stage: Stage, until: number): Promise<void> {
  for (let rings = 0; rings < MAX_RINGS; rings += 1) {
    const timer = nextDue(stage, until);
    if (timer === null) return;
    await ring(stage, timer);
    await seeToChildren(stage, timer.dueAt);
  }
}

function nextDue({ entries }: Stage, until: number): Timer | null {
  const due = (stateIn(entries)?.timers ?? []).filter(({ dueAt }) => dueAt <= until);
  return due.toSorted((a, b) => a.dueAt - b.dueAt || a.no - b.no)[0] ?? null;
}

async function ring(stage: Stage, timer: Timer): Promise<void> {
  const { tx, version, entries, inquiry } = stage;
  const state = stateIn(entries);
  if (state === null) return;
  const node = state.tokens.find(({ no }) => no === timer.token)?.node ?? null;
  const rung = rungAt({ state, version }, timer);
  const escalation = await lookUpEscalation({ tx, state, version, parentId: null }, rung, node, inquiry);
  const at = timer.dueAt;
  const change = await settleRun(stage, state, { type: "FireTimer", at, timer: timer.no, escalation }, true);
  const action = rung === null ? "timer" : rung.escalate === null ? "reminder" : "escalate";
  entries.push({ step: null, action, by: null, node, comment: "", at, change });
}
