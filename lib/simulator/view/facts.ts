import { effectsOf } from "@/lib/engine/effects";
import { type Principal, statusOf, type Task, userPrincipal } from "@/lib/engine/model";
import { openFailure } from "@/lib/notices/failure-words";
import { endEvent, type NoticeEvent } from "@/lib/notices/rules/notice-event";
import { happeningsIn } from "@/lib/tickets/log/happenings";
import type { ReplayEntry } from "../replay/stage";

/** Something people or channels would be told of. */
export type Fact = {
  entry: ReplayEntry;
  event: NoticeEvent;
  /** Key of the node it is about; null where it is the ticket. */
  node: string | null;
  /** Whom: those these tasks are for, those behind these principals, or whoever may intervene. */
  tasks: readonly Task[];
  people: readonly Principal[];
  isForInterveners: boolean;
  exceptIds: readonly number[];
  reason: string;
  to: "everybody" | "channels";
};

/** What the functions behind the outbox would tell of a command, in the order it came about. */
export function factsOf(entry: ReplayEntry): Fact[] {
  const { change, by } = entry;
  const { after, events } = change;
  const doer = by === null ? [] : [by.id];
  const base = { entry, node: entry.node, tasks: [], people: [], isForInterveners: false, exceptIds: [], reason: "" };
  const requester = [userPrincipal(after.requester)];
  const happened = happeningsIn(change)?.events ?? [];
  const live = (nos: readonly number[]) => after.tasks.filter(({ no }) => nos.includes(no));
  const facts: Fact[] = [];
  const add = (event: NoticeEvent, fact: Partial<Fact>) => facts.push({ ...base, event, to: "everybody", ...fact });

  if (happened.includes("ticket.created")) add("ticket_created", { people: requester });
  const opened = live(events.flatMap((event) => (event.type === "TaskOpened" ? [event.task] : [])));
  for (const node of new Set(opened.map((task) => task.node))) {
    add("task_opened", { node, tasks: opened.filter((task) => task.node === node) });
  }
  for (const effect of events.flatMap(effectsOf)) {
    if (effect.kind === "task_assigned") {
      const tasks = live([effect.task]).filter((task) => task.status === "claimed" && task.assignee === effect.to);
      if (tasks.length > 0) add("task_assigned", { node: tasks[0]?.node ?? null, tasks, exceptIds: doer });
    }
    if (effect.kind === "copy_sent") add("copied", { people: effect.people, exceptIds: doer });
    if (effect.kind === "reminder_due") add("reminded", { tasks: live(effect.tasks) });
    if (effect.kind === "escalated") {
      add("escalated", { people: effect.people, exceptIds: effect.except, reason: effect.how });
    }
  }
  for (const event of events) {
    const job = event.type === "JobFailed" ? after.jobs.find(({ no }) => no === event.job) : undefined;
    if (job !== undefined)
      add("job_failed", { node: job.node, isForInterveners: true, reason: openFailure(job.error) });
  }
  const isEnd = change.before.endedAt === null && after.endedAt !== null;
  if (isEnd) add(endEvent(statusOf(after)), { people: requester });
  else if (happened.includes("ticket.rejected")) add("ticket_rejected", { people: requester, to: "channels" });
  else if (happened.includes("ticket.withdrawn")) add("ticket_withdrawn", { people: requester, to: "channels" });
  return facts;
}
