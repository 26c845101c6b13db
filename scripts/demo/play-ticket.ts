import type postgres from "postgres";
import type { Db } from "@/db/client";
import type { CommandContext } from "@/lib/command";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { sendBackTask } from "@/lib/tasks/commands/send-back-task";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import type { DemoStep, DemoTicket } from "./demo-ticket";
import type { DemoIds } from "./load-organisation";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Stage = {
  db: Db;
  sql: postgres.Sql;
  ids: DemoIds;
  flowId: number;
  nodeIds: Map<string, number>;
  transitionIds: Map<string, number>;
};

/** Files a ticket of the demo some days ago and plays its steps, through the same commands as everybody's. */
export async function playTicket(stage: Stage, ticket: DemoTicket, now: number): Promise<void> {
  let at = now - ticket.daysAgo * DAY;
  const as = (userId: number): CommandContext => {
    const moment = new Date(at);
    return { db: stage.db, actor: { kind: "user", userId, clientId: null }, clock: { now: () => moment } };
  };
  const { ticketId } = await createTicket.run(as(userId(stage, ticket.requester)), {
    flowId: stage.flowId,
    transitionId: stage.transitionIds.get(ticket.first ?? "submit"),
    title: ticket.title,
    values: fieldValues(stage, ticket, at),
  });
  const gap = Math.min(5 * HOUR, (now - at) / (ticket.steps.length + 1));
  for (const step of ticket.steps) {
    at += gap;
    await playStep(stage, ticketId, step, as);
  }
}

async function playStep(stage: Stage, ticketId: number, step: DemoStep, as: (userId: number) => CommandContext) {
  const [task] = await stage.sql<{ id: number; assignee: number | null }[]>`
    select id, assignee_id as assignee from tasks where ticket_id = ${ticketId} and status in ('open', 'claimed')`;
  if (task === undefined) throw new Error(`the demo's ticket ${ticketId} has no task left`);
  if (step.claim !== undefined) {
    await claimTask.run(as(userId(stage, step.claim)), { taskId: task.id });
    return;
  }
  if (task.assignee === null) throw new Error(`nobody has the task of the demo's ticket ${ticketId}`);
  const ctx = as(task.assignee);
  if (step.backTo !== undefined) {
    const nodeId = stage.nodeIds.get(step.backTo);
    await sendBackTask.run(ctx, { taskId: task.id, nodeId, afterwards: "return", comment: step.comment });
    return;
  }
  const transitionId = stage.transitionIds.get(step.press ?? "");
  await completeTask.run(ctx, { taskId: task.id, transitionId, comment: step.comment });
}

function fieldValues(stage: Stage, ticket: DemoTicket, filedAt: number) {
  const start = new Date(filedAt + 10 * DAY);
  start.setUTCHours(1, 0, 0, 0);
  const end = new Date(start.getTime() + (Math.ceil(ticket.days) - 1) * DAY + (ticket.days % 1 === 0 ? 9 : 4) * HOUR);
  return {
    leave_start: start.toISOString(),
    leave_end: end.toISOString(),
    days: ticket.days,
    type: ticket.type,
    stand_in: ticket.standIn === undefined ? null : userId(stage, ticket.standIn),
    reason: ticket.reason,
  };
}

function userId(stage: Stage, username: string): number {
  const id = stage.ids.users.get(username);
  if (id === undefined) throw new Error(`the demo has no ${username}`);
  return id;
}
