import type { TaskRow, TicketRows } from "@/db/store/ticket-rows";
import { effectsOf } from "@/lib/engine/effects";
import type { TicketEvent } from "@/lib/engine/events";
import { type Principal, statusOf, type Task, type TicketState, type Timer } from "@/lib/engine/model";
import { type LoadedVersion, nodeIdOf, transitionIdOf } from "@/lib/flows/version-cache";

/** A ticket before and after a command, and the facts in between. */
export type TicketChange = {
  version: LoadedVersion;
  before: TicketState;
  after: TicketState;
  events: readonly TicketEvent[];
};

type RowsWithoutLog = Omit<TicketRows, "log">;
type EventOf<T extends TicketEvent["type"]> = Extract<TicketEvent, { type: T }>;

const iso = (at: number) => new Date(at).toISOString();

/** The rows to write for a change, all but the log. */
export function toRows(change: TicketChange): RowsWithoutLog {
  const { before, after, events, version } = change;
  const opened = pick(events, "TaskOpened");
  return {
    ticket: {
      title: after.title,
      status: statusOf(after),
      values: after.values,
      memory: { lastIntent: after.lastIntent, handledBy: after.handledBy },
      counter: after.counter,
      endedAt: after.endedAt === null ? null : iso(after.endedAt),
    },
    tokens: after.tokens
      .filter((token) => !before.tokens.includes(token))
      .map((token) => ({
        no: token.no,
        node_id: nodeIdOf(version, token.node),
        entered_at: iso(token.enteredAt),
        return_node_id: token.returnTo === null ? null : nodeIdOf(version, token.returnTo),
      })),
    endedTokens: before.tokens.filter((token) => !hasNo(after.tokens, token.no)).map((token) => token.no),
    tasks: taskRows(change),
    candidates: opened.flatMap((event) =>
      event.candidates.map((principal) => ({ task_no: event.task, ...principalRow(principal) })),
    ),
    timers: timerRows(change),
    relations: relationRows(events),
    outbox: events.flatMap(effectsOf).map(outboxRow),
  };
}

function taskRows({ before, after, events, version }: TicketChange): TaskRow[] {
  const row = (task: Task, end: Partial<TaskRow>): TaskRow => ({
    no: task.no,
    token_no: task.token,
    node_id: nodeIdOf(version, task.node),
    status: task.status,
    must_claim: task.mustClaim,
    assignee_id: task.status === "claimed" ? task.assignee : null,
    is_fallback: task.isFallback,
    transition_id: null,
    opened_at: iso(task.openedAt),
    closed_at: null,
    ...end,
  });
  const live = after.tasks.filter((task) => !before.tasks.includes(task)).map((task) => row(task, {}));
  const done = pick(events, "TaskCompleted").map((event) =>
    row(taskNo(before, event.task), {
      status: "done",
      assignee_id: event.by,
      transition_id: event.transition === null ? null : transitionIdOf(version, event.transition),
      closed_at: iso(event.at),
    }),
  );
  const cancelled = pick(events, "TaskCancelled").map((event) =>
    row(taskNo(before, event.task), { status: "cancelled", closed_at: iso(event.at) }),
  );
  return [...live, ...done, ...cancelled];
}

function timerRows({ before, after, events, version }: TicketChange): TicketRows["timers"] {
  const row = (timer: Timer, status: string) => ({
    no: timer.no,
    token_no: timer.token,
    transition_id: transitionIdOf(version, timer.transition),
    status,
    due_at: iso(timer.dueAt),
  });
  const fired = new Set(pick(events, "TimerFired").map((event) => event.timer));
  const armed = after.timers.filter((timer) => !before.timers.includes(timer)).map((timer) => row(timer, "pending"));
  const gone = before.timers
    .filter((timer) => !hasNo(after.timers, timer.no))
    .map((timer) => row(timer, fired.has(timer.no) ? "fired" : "cancelled"));
  return [...armed, ...gone];
}

function relationRows(events: readonly TicketEvent[]): TicketRows["relations"] {
  const principals = events.flatMap((event): Principal[] => {
    if (event.type === "TicketCreated") return [{ type: "user", id: event.requester }];
    if (event.type === "TaskClaimed" || event.type === "TaskCompleted") return [{ type: "user", id: event.by }];
    return event.type === "TaskOpened" ? [...event.candidates] : [];
  });
  const rows = principals.map(principalRow);
  return [...new Map(rows.map((row) => [`${row.principal_type}:${row.principal_id}`, row])).values()];
}

function outboxRow(effect: ReturnType<typeof effectsOf>[number]): TicketRows["outbox"][number] {
  switch (effect.kind) {
    case "task_opened":
      return { topic: "ticket/task.opened.v1", payload: { taskNo: effect.task } };
    case "timer_armed":
      return { topic: "ticket/timer.armed.v1", payload: { timerNo: effect.timer, dueAt: iso(effect.dueAt) } };
    case "timer_cancelled":
      return { topic: "ticket/timer.cancelled.v1", payload: { timerNo: effect.timer } };
    case "ticket_ended":
      return { topic: "ticket/ended.v1", payload: {} };
  }
}

function taskNo(state: TicketState, no: number): Task {
  const task = state.tasks.find((entry) => entry.no === no);
  if (task === undefined) throw new Error(`no task ${no} before the command`);
  return task;
}

const principalRow = (principal: Principal) => ({ principal_type: principal.type, principal_id: principal.id });

const hasNo = (list: readonly { no: number }[], no: number) => list.some((entry) => entry.no === no);

function pick<T extends TicketEvent["type"]>(events: readonly TicketEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}
