import type { EventOf, TicketEvent } from "@/lib/engine/events";
import { statusOf, type TicketState, type Timer } from "@/lib/engine/model";
import type { ReplayEntry } from "../replay/stage";
import type { AskedBecause, SimulatedEntry, SimulatedTimer } from "../schema";
import { toToldError } from "../told-error";

type Told = Pick<SimulatedEntry, "notices" | "webhooks" | "calls">;

/** A line of the log as it is shown. */
export function toEntry(entry: ReplayEntry, told: Told): SimulatedEntry {
  const { step, action, at, by, node, comment, change, children = [] } = entry;
  const { before, after, events } = change;
  const completed = pick(events, "TaskCompleted")[0];
  const claimed = pick(events, "TaskClaimed")[0];
  const chosen = completed ?? pick(events, "OutcomeChosen")[0];
  const [was, is] = [statusOf(before), statusOf(after)];
  return {
    ...{ step, action, at, by: by?.id ?? null, node, comment, ...told },
    forUser: (completed ?? claimed)?.forUser ?? null,
    transition: chosen?.transition ?? null,
    intent: chosen?.intent ?? null,
    moves: pick(events, "TokenMoved").map(({ to, via }) => ({ to, via })),
    asked: pick(events, "TaskOpened").map((task) => {
      const { node: place, assignee, candidates, mustClaim } = task;
      return { node: place, assignee, candidates, mustClaim, because: becauseOf(task, events) };
    }),
    passed: pick(events, "SeatPassed").map(({ token, why, transition }) => {
      return { node: nodeOfToken(events, before, token), why, transition };
    }),
    copied: pick(events, "CopySent").flatMap(({ people }) => people),
    reminded: events.flatMap((event) =>
      event.type === "ReminderGiven" || event.type === "TicketEscalated" ? event.people : [],
    ),
    failedConditions: pick(events, "ConditionFailed").map(({ transition, reason }) => ({ transition, reason })),
    armed: after.timers.filter((timer) => !before.timers.includes(timer)).map((timer) => toTimer(timer, after)),
    children: children.map(({ refusal, ...child }) => {
      return { ...child, refusal: refusal === null ? null : toToldError(refusal) };
    }),
    failure: pick(events, "JobFailed")[0]?.error ?? null,
    status: before.tokens.length > 0 && was === is ? null : is,
  };
}

/** Whoever did it last time is asked again without the rules being looked at. */
export function becauseOf(task: EventOf<"TaskOpened">, events: readonly TicketEvent[]): AskedBecause {
  if (task.isFallback) return "fallback";
  const requests = pick(events, "AssignmentRequested").filter(({ token }) => token === task.token);
  const isRemembered = requests.some(({ preferred }) => preferred !== null && preferred === task.assignee);
  return isRemembered ? "remembered" : "rules";
}

export function toTimer(timer: Timer, { tokens }: TicketState): SimulatedTimer {
  const node = tokens.find(({ no }) => no === timer.token)?.node ?? "";
  return { no: timer.no, node, dueAt: timer.dueAt, transition: "transition" in timer ? timer.transition : null };
}

/** Where a token was when its seat was passed: it may have gone on since. */
function nodeOfToken(events: readonly TicketEvent[], { tokens }: TicketState, token: number): string {
  const passed = events.findIndex((event) => event.type === "SeatPassed" && event.token === token);
  const moved = events.slice(0, passed).findLast((event) => event.type === "TokenMoved" && event.token === token);
  return moved?.type === "TokenMoved" ? moved.to : (tokens.find(({ no }) => no === token)?.node ?? "");
}

function pick<T extends TicketEvent["type"]>(events: readonly TicketEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}
