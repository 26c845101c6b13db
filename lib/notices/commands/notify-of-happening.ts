import type { Tx } from "@/db/client";
import { listLiveAssignees } from "@/db/queries/notices/notice-scenes";
import {
  findLogFacts,
  type LogFacts,
  listPeopleBehind,
  listTaskRecipients,
  type Recipient,
} from "@/db/queries/notices/recipients";
import { defineCommand } from "@/lib/command";
import { AppError } from "@/lib/platform/errors";
import type { Happening } from "@/lib/tickets/log/happenings";
import { mayNotify } from "../policy";
import { ofTicket, paramsOf } from "../record-entry";
import type { NoticeEvent } from "../rules/notice-event";
import { NotifyOfHappeningInput } from "../schema";
import { type TellMeans, type Told, tell } from "../tell";

type Happened = { tx: Tx; ticketId: number; logSeq: number; entry: LogFacts; tasks: readonly number[] } & TellMeans;

/** What there is to tell of a happening; people hear elsewhere of what opens for them and of how a ticket ended. */
const TELLINGS: Partial<Record<Happening, Tellings>> = {
  "ticket.created": async (happened) => [
    { event: "ticket_created", kind: "ticket_created", recipients: await requesterOf(happened), to: "everybody" },
  ],
  "ticket.commented": async (happened) => [
    { event: "commented", kind: "commented", recipients: await listenersOf(happened), to: "everybody" },
  ],
  "task.opened": openedTasks,
  "ticket.rejected": endOf("ticket_rejected"),
  "ticket.withdrawn": endOf("ticket_withdrawn"),
  "ticket.finished": endOf("ticket_finished"),
  "ticket.closed": endOf("ticket_closed"),
};

type Tellings = (happened: Happened) => Promise<Partial<Told>[]>;

function endOf(event: NoticeEvent): Tellings {
  return async (happened) => [{ event, recipients: await requesterOf(happened) }];
}

/**
 * Tells a flow's channels what happened to a ticket, and of comments and new tickets the people concerned where the
 * flow wants it; answers how many notices are new. Repeating it is harmless. A deleted ticket is told to nobody.
 */
export const notifyOfHappening = defineCommand(
  "notice.notify_of_happening",
  NotifyOfHappeningInput,
  async (ctx, input) => {
    if (!mayNotify(ctx.actor)) throw new AppError("forbidden", { reason: "system_only" });
    const { ticketId, logSeq, tasks, byMail } = input;
    return ctx.db.transaction(async (tx) => {
      const entry = await findLogFacts(tx, ticketId, logSeq);
      if (entry === null) return { notices: 0 };
      const happened = { tx, ticketId, logSeq, entry, tasks, byMail, at: ctx.clock.now() };
      let notices = 0;
      for (const event of input.events) {
        for (const telling of (await TELLINGS[event]?.(happened)) ?? []) {
          notices += await tell(tx, toldOf(happened, telling), happened);
        }
      }
      return { notices };
    });
  },
);

function toldOf({ ticketId, logSeq, entry }: Happened, telling: Partial<Told>): Told {
  const event = telling.event ?? "ticket_finished";
  return {
    ...ofTicket(ticketId, entry),
    event,
    kind: "ticket_ended",
    params: paramsOf(entry),
    taskNos: null,
    recipients: [],
    naturalKey: `${event}:${ticketId}:${logSeq}`,
    to: "channels",
    ...telling,
  };
}

/** One telling for each node, of all its tasks that are still to be done. */
async function openedTasks(happened: Happened): Promise<Partial<Told>[]> {
  const { tx, ticketId, logSeq, entry, tasks, at } = happened;
  const open = (await listLiveAssignees(tx, ticketId)).filter(({ taskNo }) => tasks.includes(taskNo));
  const nodes = new Map(open.map(({ nodeId, nodeName }) => [nodeId, nodeName]));
  const tellings: Partial<Told>[] = [];
  for (const [nodeId, node] of nodes) {
    const taskNos = open.filter((task) => task.nodeId === nodeId).map(({ taskNo }) => taskNo);
    tellings.push({
      event: "task_opened",
      kind: "task_opened",
      params: { ...paramsOf(entry), node },
      taskNos,
      recipients: await listTaskRecipients(tx, { ticketId, taskNos }, at),
      naturalKey: `task_opened:${ticketId}:${logSeq}:${nodeId}`,
    });
  }
  return tellings;
}

function requesterOf({ tx, entry }: Happened): Promise<Recipient[]> {
  return listPeopleBehind(tx, [{ type: "user", id: entry.requesterId }]);
}

/** The requester and whom the ticket waits for; not who wrote the comment, nor who is named in it and told so. */
async function listenersOf({ tx, ticketId, entry, at, ...happened }: Happened): Promise<Recipient[]> {
  const waiting = await listTaskRecipients(tx, { ticketId }, at);
  const requester = await requesterOf({ tx, ticketId, entry, at, ...happened });
  const known = new Map([...requester, ...waiting].map((person) => [person.userId, person]));
  return [...known.values()].filter(({ userId }) => userId !== entry.actorId && !entry.mentions.includes(userId));
}
