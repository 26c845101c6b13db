import type postgres from "postgres";
import type { Db } from "@/db/client";
import type { CommandContext } from "@/lib/command";
import { addSigner } from "@/lib/tasks/commands/add-signer";
import { claimTask } from "@/lib/tasks/commands/claim-task";
import { completeTask } from "@/lib/tasks/commands/complete-task";
import { delegateTask } from "@/lib/tasks/commands/delegate-task";
import { returnTask } from "@/lib/tasks/commands/return-task";
import { sendBackTask } from "@/lib/tasks/commands/send-back-task";
import { transferTask } from "@/lib/tasks/commands/transfer-task";
import { addComment } from "@/lib/tickets/commands/add-comment";
import { closeTicket } from "@/lib/tickets/commands/close-ticket";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { withdrawTicket } from "@/lib/tickets/commands/withdraw-ticket";
import type { DemoStep, DemoTicket, People } from "./demo-ticket";
import { playJob, playTimer } from "./play-work";
import { seeToChildren } from "./see-to-children";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Stage = {
  db: Db;
  sql: postgres.Sql;
  people: People;
  flowId: number;
};

type Scene = Stage & { ticketId: number; at: Date };

/** Files a ticket of the demo some days ago and plays its steps, through the same commands as everybody's. */
export async function playTicket(stage: Stage, ticket: DemoTicket, now: number): Promise<void> {
  const filedAt = new Date(now - ticket.daysAgo * DAY);
  const first = ticket.first === undefined ? "submit" : ticket.first;
  const { ticketId } = await createTicket.run(as(stage, stage.people(ticket.requester), filedAt), {
    flowId: stage.flowId,
    transitionId: first === null ? null : await transitionId(stage.sql, stage.flowId, first),
    title: ticket.title,
    values: ticket.values(stage.people, filedAt),
  });
  const gap = Math.min(5 * HOUR, (now - filedAt.getTime()) / (ticket.steps.length + 1));
  await playSteps({ ...stage, ticketId, at: filedAt }, ticket.steps, gap);
}

async function playSteps(scene: Scene, steps: readonly DemoStep[], gap: number): Promise<void> {
  let { at } = scene;
  for (const step of steps) {
    at = new Date(at.getTime() + gap);
    try {
      if ("timer" in step) at = await playTimer({ ...scene, at });
      else await playStep({ ...scene, at }, step, gap);
    } catch (error) {
      throw new Error(`the demo's ticket ${scene.ticketId} stops at ${JSON.stringify(step)}`, { cause: error });
    }
  }
}

function as({ db }: Pick<Stage, "db">, userId: number, at: Date): CommandContext {
  return { db, actor: { kind: "user", userId, clientId: null }, clock: { now: () => at } };
}

async function playStep(scene: Scene, step: Exclude<DemoStep, { timer: true }>, gap: number): Promise<void> {
  const { people, ticketId, sql } = scene;
  const { comment = "" } = step;
  if ("children" in step) return seeToChildren(scene);
  if ("job" in step) return playJob(scene, step);
  if ("child" in step) {
    const children = await sql<{ id: number; flowId: number }[]>`
      select id, flow_id as "flowId" from tickets where parent_id = ${ticketId} order by parent_place`;
    const child = children[step.child];
    if (child === undefined) throw new Error("no such child");
    return playSteps({ ...scene, ticketId: child.id, flowId: child.flowId }, step.steps, gap / (step.steps.length + 1));
  }
  if ("say" in step) {
    const mentions = (step.mentions ?? []).map(people);
    const speaker = await doer(scene, step);
    await addComment.run(as(scene, speaker, scene.at), { ticketId, comment: step.say, mentions });
    return;
  }
  if ("withdraw" in step) {
    await withdrawTicket.run(as(scene, people(step.by ?? ""), scene.at), { ticketId, comment });
    return;
  }
  if ("close" in step) {
    await closeTicket.run(as(scene, people(step.by ?? ""), scene.at), { ticketId, reason: comment });
    return;
  }
  await playTask(scene, step, comment);
}

type TaskStep = Exclude<
  DemoStep,
  | { children: true }
  | { child: number }
  | { job: unknown }
  | { timer: true }
  | { say: string }
  | { withdraw: true }
  | { close: true }
>;

async function playTask(scene: Scene, step: TaskStep, comment: string): Promise<void> {
  const { people, sql, flowId } = scene;
  const { id: taskId, assignee } = await taskFor(scene, step);
  if ("claim" in step) {
    await claimTask.run(as(scene, people(step.claim), scene.at), { taskId });
    return;
  }
  if (assignee === null) throw new Error("nobody has the task");
  const ctx = as(scene, assignee, scene.at);
  if ("press" in step) {
    const values = step.values?.(people) ?? {};
    await completeTask.run(ctx, { taskId, transitionId: await transitionId(sql, flowId, step.press), values, comment });
  } else if ("backTo" in step) {
    const [node] = await sql<{ id: number }[]>`
      select id from flow_nodes where flow_id = ${flowId} and key = ${step.backTo}`;
    await sendBackTask.run(ctx, { taskId, nodeId: node?.id, afterwards: "return", comment });
  } else if ("transferTo" in step) {
    await transferTask.run(ctx, { taskId, userId: people(step.transferTo), comment });
  } else if ("delegateTo" in step) {
    await delegateTask.run(ctx, { taskId, userId: people(step.delegateTo), comment });
  } else if ("addSigner" in step) {
    const { position } = step;
    await addSigner.run(ctx, { taskId, userIds: [people(step.addSigner)], position, comment });
  } else {
    await returnTask.run(ctx, { taskId, comment });
  }
}

type LiveTask = { id: number; assignee: number | null };

/** The live task a step is about: at the node of its button or its own, and the person's where one is named. */
async function taskFor({ sql, ticketId, people }: Scene, step: TaskStep): Promise<LiveTask> {
  const at = "press" in step ? await nodeOf(sql, ticketId, step.press) : (step.at ?? null);
  const by = step.by === undefined ? null : people(step.by);
  const [task] = await sql<LiveTask[]>`
    select tasks.id, assignee_id as assignee from tasks join flow_nodes on flow_nodes.id = node_id
    where ticket_id = ${ticketId} and status in ('open', 'claimed')
      and (${at}::text is null or flow_nodes.key = ${at}::text) and (${by}::int is null or assignee_id = ${by}::int)
    order by no limit 1`;
  if (task === undefined) throw new Error("no such task left");
  return task;
}

async function nodeOf(sql: postgres.Sql, ticketId: number, transition: string): Promise<string | null> {
  const [row] = await sql<{ node: string }[]>`
    select transition ->> 'from' as node from tickets join flow_versions on flow_versions.id = version_id,
      jsonb_array_elements(definition -> 'transitions') transition
    where tickets.id = ${ticketId} and transition ->> 'key' = ${transition}`;
  return row?.node ?? null;
}

async function transitionId(sql: postgres.Sql, flowId: number, key: string): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    select id from flow_transitions where flow_id = ${flowId} and key = ${key}`;
  if (row === undefined) throw new Error(`the demo has no button ${key}`);
  return row.id;
}

async function doer({ sql, ticketId, people }: Scene, { by }: DemoStep): Promise<number> {
  if (by !== undefined) return people(by);
  const [ticket] = await sql<{ requester: number }[]>`
    select requester_id as requester from tickets where id = ${ticketId}`;
  return ticket?.requester ?? 0;
}
