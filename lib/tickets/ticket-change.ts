import type { JobRow, TaskRow, TicketRows, TimerRow } from "@/db/store/tickets/ticket-rows";
import { type Effect, effectsOf } from "@/lib/engine/effects";
import type { EventOf, TicketEvent } from "@/lib/engine/events";
import { type Job, type Principal, statusOf, type Task, type TicketState, type Timer } from "@/lib/engine/model";
import { calendarOf } from "@/lib/engine/time/timers";
import { type LoadedVersion, nodeIdOf, transitionIdOf } from "@/lib/flows/version-cache";
import { happeningsIn } from "./log/happenings";

/** A ticket before and after a command, and the facts in between. */
export type TicketChange = {
  version: LoadedVersion;
  before: TicketState;
  after: TicketState;
  events: readonly TicketEvent[];
};

type RowsWithoutLog = Omit<TicketRows, "log">;

const iso = (at: number) => new Date(at).toISOString();

/** What the rows have to know besides: the parent, the log entry that tells of the change, and whom that names. */
export type Telling = { parentId: number | null; logSeq: number; mentions: readonly number[] };

/** The rows to write for a change, all but the log. */
export function toRows(change: TicketChange, telling: Telling): RowsWithoutLog {
  const { before, after, events, version } = change;
  const recast = recastTasks(change);
  return {
    ticket: {
      title: after.title,
      status: statusOf(after),
      values: after.values,
      memory: {
        lastIntent: after.lastIntent,
        handledBy: after.handledBy,
        phase: after.phase,
        isClosed: after.isClosed,
        remindedAt: after.remindedAt,
        approvedBy: after.approvedBy,
        requesterGroups: after.requesterGroups,
        forks: after.forks,
      },
      counter: after.counter,
      endedAt: after.endedAt === null ? null : iso(after.endedAt),
      deletedAt: after.deletedAt === null ? null : iso(after.deletedAt),
    },
    tokens: after.tokens
      .filter((token) => !before.tokens.includes(token))
      .map((token) => ({
        no: token.no,
        node_id: nodeIdOf(version, token.node),
        entered_at: iso(token.enteredAt),
        return_node_id: token.returnTo === null ? null : nodeIdOf(version, token.returnTo),
        fork_no: token.fork,
        signing: token.seats.length === 0 ? null : token.seats,
      })),
    endedTokens: before.tokens.filter((token) => !hasNo(after.tokens, token.no)).map((token) => token.no),
    tasks: taskRows(change),
    candidates: recast.flatMap((task) =>
      task.candidates.map((principal) => ({ task_no: task.no, ...principalRow(principal) })),
    ),
    recast: recast.filter((task) => hasNo(before.tasks, task.no)).map((task) => task.no),
    jobs: jobRows(change),
    timers: timerRows(change),
    relations: relationRows(events, telling),
    outbox: [
      ...effectsToTell(events, telling).flatMap((effect) => outboxRows(effect, telling)),
      ...failedRows(change, telling),
      ...happenedRows(change, telling),
    ],
  };
}

/** Live tasks whose candidates are new or others than before. */
function recastTasks({ before, after }: TicketChange): Task[] {
  return after.tasks.filter((task) => {
    const known = before.tasks.find(({ no }) => no === task.no);
    return known === undefined || known.candidates !== task.candidates;
  });
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
    seat_no: task.seat,
    excluded: task.excluded,
    returns: task.returns,
    transition_id: null,
    opened_at: iso(task.openedAt),
    closed_at: null,
    ...end,
  });
  const live = after.tasks.filter((task) => !before.tasks.includes(task)).map((task) => row(task, {}));
  // A task that opened and ended in the same command leaves only its events.
  const ended = <E extends { task: number }>(list: readonly E[], toRow: (task: Task, event: E) => TaskRow) =>
    list.flatMap((event) => before.tasks.filter(({ no }) => no === event.task).map((task) => toRow(task, event)));
  const done = ended(pick(events, "TaskCompleted"), (task, event) =>
    row(task, {
      status: "done",
      assignee_id: event.forUser ?? event.by,
      transition_id: event.transition === null ? null : transitionIdOf(version, event.transition),
      closed_at: iso(event.at),
    }),
  );
  const cancelled = ended(pick(events, "TaskCancelled"), (task, event) =>
    row(task, { status: "cancelled", closed_at: iso(event.at) }),
  );
  return [...live, ...done, ...cancelled];
}

function jobRows({ before, after, events, version }: TicketChange): JobRow[] {
  const row = ({ token, node, startedAt, ...job }: Job): JobRow => ({
    ...job,
    token_no: token,
    node_id: nodeIdOf(version, node),
    started_at: iso(startedAt),
    ended_at: null,
  });
  const live = after.jobs.filter((job) => !before.jobs.includes(job)).map(row);
  const ended = pick(events, "JobEnded").flatMap((event) =>
    before.jobs
      .filter(({ no }) => no === event.job)
      .map((job) => ({ ...row(job), status: event.how, ended_at: iso(event.at) })),
  );
  return [...live, ...ended];
}

function timerRows({ before, after, events, version }: TicketChange): TicketRows["timers"] {
  const row = (timer: Timer, status: TimerRow["status"]): TimerRow => ({
    no: timer.no,
    token_no: timer.token,
    transition_id: "transition" in timer ? transitionIdOf(version, timer.transition) : null,
    reminder_rung: "reminder" in timer ? timer.reminder.rung : null,
    reminder_round: "reminder" in timer ? timer.reminder.round : null,
    status,
    due_at: iso(timer.dueAt),
    armed_at: timer.armedAt === null ? null : iso(timer.armedAt),
    calendar_id: calendarOf(after, version.compiled, timer),
  });
  const fired = new Set(pick(events, "TimerFired").map((event) => event.timer));
  const armed = after.timers.filter((timer) => !before.timers.includes(timer)).map((timer) => row(timer, "pending"));
  const gone = before.timers
    .filter((timer) => !hasNo(after.timers, timer.no))
    .map((timer) => row(timer, fired.has(timer.no) ? "fired" : "cancelled"));
  return [...armed, ...gone];
}

/** People may be named in what is said with any action, which the engine knows nothing of. */
function effectsToTell(events: readonly TicketEvent[], { mentions }: Telling): Effect[] {
  const effects = events.flatMap(effectsOf).filter(({ kind }) => kind !== "people_mentioned");
  return mentions.length === 0 ? effects : [...effects, { kind: "people_mentioned", people: [...new Set(mentions)] }];
}

/** Who comes to know of the ticket, for good. */
function relationRows(events: readonly TicketEvent[], { mentions }: Telling): TicketRows["relations"] {
  const user = (id: number): Principal => ({ type: "user", id });
  const concerned = events.flatMap((event): readonly Principal[] => {
    switch (event.type) {
      case "TicketCreated":
        return [user(event.requester)];
      case "TaskClaimed":
      case "TaskCompleted":
        return [user(event.by)];
      case "TaskTransferred":
      case "TaskLent":
      case "TaskReturned":
        return [user(event.to)];
      case "TaskOpened":
        return event.candidates;
      case "TaskRecast":
        return event.candidates;
      case "CopySent":
      case "TicketEscalated":
        return event.people;
      default:
        return [];
    }
  });
  const rows = [...concerned, ...mentions.map(user)].map(principalRow);
  return [...new Map(rows.map((row) => [`${row.principal_type}:${row.principal_id}`, row])).values()];
}

function outboxRows(effect: Effect, { parentId, logSeq }: Telling): TicketRows["outbox"] {
  switch (effect.kind) {
    case "task_opened":
      return [{ topic: "ticket/task.opened.v1", payload: { taskNo: effect.task } }];
    case "task_assigned":
      return [{ topic: "ticket/task.assigned.v1", payload: { taskNo: effect.task, userId: effect.to, logSeq } }];
    case "timer_armed":
      return [{ topic: "ticket/timer.armed.v1", payload: { timerNo: effect.timer, dueAt: iso(effect.dueAt) } }];
    case "timer_cancelled":
      return [{ topic: "ticket/timer.cancelled.v1", payload: { timerNo: effect.timer } }];
    case "job_started":
      return [
        {
          topic: "ticket/job.started.v1",
          payload: { jobNo: effect.job, kind: effect.jobKind, attempt: effect.attempt },
        },
      ];
    case "people_mentioned":
      return [{ topic: "ticket/people.mentioned.v1", payload: { userIds: [...effect.people], logSeq } }];
    case "copy_sent":
      return [{ topic: "ticket/copy.sent.v1", payload: { people: [...effect.people], logSeq } }];
    case "assignees_reminded":
      return [{ topic: "ticket/assignees.reminded.v1", payload: { logSeq } }];
    case "reminder_due":
      return [{ topic: "ticket/reminder.due.v1", payload: { taskNos: [...effect.tasks], logSeq } }];
    case "escalated": {
      const { how, people, except } = effect;
      return [{ topic: "ticket/escalated.v1", payload: { how, people: [...people], exceptIds: [...except], logSeq } }];
    }
    case "ticket_ended":
      return [
        { topic: "ticket/ended.v1", payload: {} },
        ...(parentId === null ? [] : [{ topic: "ticket/child.ended.v1", payload: { parentId } }]),
      ];
  }
}

/** Whoever may see to it past the flow is told. */
function failedRows({ events }: TicketChange, { logSeq }: Telling): TicketRows["outbox"] {
  return pick(events, "JobFailed").map(({ job }) => ({
    topic: "ticket/job.failed.v1",
    payload: { jobNo: job, logSeq },
  }));
}

/** The store writes it only where an endpoint or a notice rule wants to know. */
function happenedRows(change: TicketChange, { logSeq }: Telling): TicketRows["outbox"] {
  const happenings = happeningsIn(change);
  return happenings === null ? [] : [{ topic: "ticket/happened.v1", payload: { logSeq, ...happenings } }];
}

const principalRow = (principal: Principal) => ({ principal_type: principal.type, principal_id: principal.id });

const hasNo = (list: readonly { no: number }[], no: number) => list.some((entry) => entry.no === no);

function pick<T extends TicketEvent["type"]>(events: readonly TicketEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}
