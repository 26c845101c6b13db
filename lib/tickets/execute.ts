import type { Tx } from "@/db/client";
import { type StoredPerson, toPerson } from "@/db/queries/people/person";
import { findLastChange } from "@/db/queries/refusals";
import type { FileRef } from "@/db/store/tickets/ticket-rows";
import { type LockedRow, loadParts, lockTicket, type StoredParts, updateTicket } from "@/db/store/tickets/ticket-store";
import type { CommandContext } from "@/lib/command";
import type { EngineCommand, Person } from "@/lib/engine/commands";
import type { TicketState } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import { announceTicket } from "@/lib/live/announce-ticket";
import { AppError, notFound } from "@/lib/platform/errors";
import { type LogAction, toLogRow } from "./log/log-entry";
import { mayIntervene, mayViewTicket } from "./policy";
import { refusalError } from "./refusal-error";
import type { TicketReceipt } from "./schema";
import { settle } from "./settle";
import { toState } from "./state";
import { toRows } from "./ticket-change";

/** A ticket whose row is locked until the command ends. */
export type LockedTicket = {
  id: number;
  serial: string;
  version: LoadedVersion;
  state: TicketState;
  /** Who asks; null for the system itself. */
  person: StoredPerson | null;
  mayIntervene: boolean;
  /** The number inside the ticket of the task that was named; null when the ticket itself was. */
  taskNo: number | null;
  /** The ticket it is a child of. */
  parentId: number | null;
  isTest: boolean;
  at: number;
  tx: Tx;
};

export type Step = {
  action: LogAction;
  command: EngineCommand;
  node: string | null;
  comment: string;
  mentions?: readonly number[];
  attachments?: readonly FileRef[];
};

/**
 * The only way a ticket changes: locks its row, loads it, lets `plan` turn it into an engine command, lets the engine
 * decide, asks the directory for people, and writes state, log and outbox. All of it happens, or nothing.
 *
 * @throws AppError `not_found` when there is no such ticket or task, or the actor may not know of it;
 *   `conflict`, `refused` or `forbidden` when the engine will not accept the command.
 */
export async function execute(
  ctx: CommandContext,
  target: { ticketId: number; revision?: number | undefined } | { taskId: number },
  plan: (ticket: LockedTicket) => Step | Promise<Step>,
): Promise<TicketReceipt> {
  const receipt = await ctx.db.transaction(async (tx) => {
    const row = await lockTicket(tx, target);
    if (row === null || row.deletedAt !== null) throw notFound();
    const version = await loadVersion(tx, row.versionId);
    const at = ctx.clock.now();
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const parts = await loadParts(tx, row.id, { userId, taskId: "taskId" in target ? target.taskId : null, at });
    const { isOpenToAll } = version.definition.settings;
    const access = { flowId: row.flowId, isDraft: row.memory.phase === "draft", isOpenToAll, ...parts };
    if (!mayViewTicket(ctx.actor, access)) throw notFound();
    if ("ticketId" in target) await demandRevision(tx, row, target.revision);

    const ticket = toLocked(tx, row, version, parts, at.getTime(), mayIntervene(ctx.actor, access));
    const step = await plan(ticket);
    const { parentId } = row;
    const isUnattended = ctx.actor.kind === "system";
    const change = await settle(tx, version, ticket.state, step.command, { parentId, isUnattended });
    if (change instanceof Refused) throw await refusalError(tx, row.id, version, change.refusal);
    const happening = { ...step, at: ticket.at, actor: ctx.actor, person: parts.person, taskNo: ticket.taskNo };
    const log = toLogRow(row, change, happening);
    const telling = { parentId, logSeq: log.seq, mentions: log.mentions };
    await updateTicket(tx, row, { ...toRows(change, telling), log });
    return { ticketId: row.id, serial: row.serial, revision: row.revision + 1 };
  });
  announceTicket(receipt.ticketId);
  return receipt;
}

/** @throws AppError `conflict` naming who changed the ticket since it was looked at. */
async function demandRevision(tx: Tx, row: LockedRow, seen: number | undefined): Promise<void> {
  if (seen === undefined || seen === row.revision) return;
  throw new AppError("conflict", { reason: "ticket_changed", params: await findLastChange(tx, row.id) });
}

function toLocked(
  tx: Tx,
  row: LockedRow,
  version: LoadedVersion,
  parts: StoredParts,
  at: number,
  isIntervener: boolean,
): LockedTicket {
  const state = toState(row, parts, version);
  const { id, serial, parentId, isTest } = row;
  const { person, taskNo } = parts;
  return { id, serial, version, state, person, mayIntervene: isIntervener, taskNo, parentId, isTest, at, tx };
}

/** Who asks, as the engine needs to know them. Only people ask through commands that need one. */
export function personOf({ person, version }: LockedTicket): Person {
  if (person === null) throw new AppError("forbidden", { reason: "people_only" });
  return toPerson(person, version.flowId);
}

/** @throws AppError `forbidden` when the actor may not change this ticket past its flow. */
export function demandIntervener(ticket: LockedTicket): void {
  if (!ticket.mayIntervene) throw new AppError("forbidden", { reason: "interveners_only" });
}
