import type { Tx } from "@/db/client";
import { type StoredPerson, toPerson } from "@/db/queries/person";
import { loadParts, lockTicket, type StoredParts, updateTicket } from "@/db/store/ticket-store";
import type { CommandContext } from "@/lib/command";
import type { EngineCommand, Person } from "@/lib/engine/commands";
import type { TicketState } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import { AppError, notFound } from "@/lib/platform/errors";
import { type LogAction, toLogRow } from "./log-entry";
import { mayActOnTicket } from "./policy";
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
  /** The number inside the ticket of the task that was named; null when the ticket itself was. */
  taskNo: number | null;
  at: number;
  tx: Tx;
};

type Step = { action: LogAction; command: EngineCommand; node: string | null; comment: string };

/**
 * The only way a ticket changes: locks its row, loads it, lets `plan` turn it into an engine command, lets the engine
 * decide, asks the directory for people, and writes state, log and outbox. All of it happens, or nothing.
 *
 * @throws AppError `not_found` when there is no such ticket or task, or the actor may not know of it;
 *   `conflict`, `refused` or `forbidden` when the engine will not accept the command.
 */
export async function execute(
  ctx: CommandContext,
  target: { ticketId: number } | { taskId: number },
  plan: (ticket: LockedTicket) => Step | Promise<Step>,
): Promise<TicketReceipt> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockTicket(tx, target);
    if (row === null) throw notFound();
    const version = await loadVersion(tx, row.versionId);
    const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const parts = await loadParts(tx, row.id, userId, "taskId" in target ? target.taskId : null);
    if (!mayActOnTicket(ctx.actor, { flowId: row.flowId, isOpenToAll: isOpen(version), ...parts })) throw notFound();

    const at = ctx.clock.now().getTime();
    const ticket = toLocked(tx, row, version, parts, at);
    const step = await plan(ticket);
    const change = await settle(tx, version, ticket.state, step.command);
    if (change instanceof Refused) throw await refusalError(tx, row.id, change.refusal);
    const happening = { ...step, at, actor: ctx.actor, person: parts.person, taskNo: ticket.taskNo };
    await updateTicket(tx, row, { ...toRows(change), log: toLogRow(row, change, happening) });
    return { ticketId: row.id, serial: row.serial, revision: row.revision + 1 };
  });
}

function toLocked(
  tx: Tx,
  row: Parameters<typeof toState>[0],
  version: LoadedVersion,
  parts: StoredParts,
  at: number,
): LockedTicket {
  const state = toState(row, parts, version);
  return { id: row.id, serial: row.serial, version, state, person: parts.person, taskNo: parts.taskNo, at, tx };
}

const isOpen = (version: LoadedVersion) => version.definition.settings.isOpenToAll;

/** Who asks, as the engine needs to know them. Only people ask through commands that need one. */
export function personOf(ticket: LockedTicket): Person {
  if (ticket.person === null) throw new AppError("forbidden", { reason: "people_only" });
  return toPerson(ticket.person);
}
