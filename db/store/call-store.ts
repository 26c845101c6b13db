import { and, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { hookCalls, hookTries, type ShownRequest } from "@/db/schema/outgoing/calls";
import type { FieldProblem } from "@/lib/platform/errors";

export type CallRow = typeof hookCalls.$inferSelect;
export type JobRef = { ticketId: number; jobNo: number; attempt: number };

/** The call of one attempt of a job, locked until the transaction ends. */
export async function lockCall(tx: Tx, { ticketId, jobNo, attempt }: JobRef): Promise<CallRow | null> {
  const isIt = and(eq(hookCalls.ticketId, ticketId), eq(hookCalls.jobNo, jobNo), eq(hookCalls.attempt, attempt));
  const [row] = await tx.select().from(hookCalls).where(isIt).for("update");
  return row ?? null;
}

/** The call that may be answered at an address, by the digest of what stands in it. */
export async function lockCallByCallback(tx: Tx, callbackHash: string): Promise<CallRow | null> {
  const [row] = await tx.select().from(hookCalls).where(eq(hookCalls.callbackHash, callbackHash)).for("update");
  return row ?? null;
}

export type NewCall = JobRef & {
  flowId: number;
  nodeId: number;
  /** Why it cannot be made; empty when it can. */
  reason: string;
  detail: string;
  sealedRequest: string | null;
  request: ShownRequest | null;
  callbackHash: string | null;
};

/** Writes a new call, unless it is there. */
export async function insertCall(tx: Tx, call: NewCall, at: Date): Promise<void> {
  await tx
    .insert(hookCalls)
    .values({ ...call, status: "calling", createdAt: at, nextTryAt: at })
    .onConflictDoNothing();
}

/** Writes down that a try begins; until `lostAt` nobody else begins another. Answers its number. */
export async function insertTry(tx: Tx, { id, tries }: CallRow, at: Date, lostAt: Date): Promise<number> {
  const no = tries + 1;
  await tx.insert(hookTries).values({ callId: id, no, at });
  await tx.update(hookCalls).set({ tries: no, nextTryAt: lostAt }).where(eq(hookCalls.id, id));
  return no;
}

export type TryEnd = {
  durationMs: number;
  httpStatus: number | null;
  errorCode: string;
  errorDetail: string;
  response: string;
};

export async function endTry(tx: Tx, callId: string, no: number, end: TryEnd): Promise<void> {
  await tx
    .update(hookTries)
    .set(end)
    .where(and(eq(hookTries.callId, callId), eq(hookTries.no, no)));
}

export async function planTry(tx: Tx, callId: string, nextTryAt: Date): Promise<void> {
  await tx.update(hookCalls).set({ nextTryAt }).where(eq(hookCalls.id, callId));
}

/** It was taken; from now on the other system calls back. What was sent is not needed any more. */
export async function holdCall(tx: Tx, callId: string, callbackDueAt: Date): Promise<void> {
  await tx
    .update(hookCalls)
    .set({ status: "waiting", callbackDueAt, sealedRequest: null })
    .where(eq(hookCalls.id, callId));
}

/** Keeps what is wrong with a call back that was not taken; another may come. */
export async function noteProblems(tx: Tx, callId: string, problems: FieldProblem[]): Promise<void> {
  await tx.update(hookCalls).set({ problems }).where(eq(hookCalls.id, callId));
}

export type CallEnd = {
  status: "done" | "failed" | "cancelled";
  reason?: string;
  detail?: string;
  problems?: FieldProblem[];
};

/** Ends a call; neither what was sent nor the address to call back is kept. */
export async function settleCall(tx: Tx, callId: string, end: CallEnd, at: Date): Promise<void> {
  const { status, reason = "", detail = "", problems = [] } = end;
  await tx
    .update(hookCalls)
    .set({ status, reason, detail, problems, endedAt: at, sealedRequest: null, callbackHash: null })
    .where(eq(hookCalls.id, callId));
}

/** Ends calls whose job has gone elsewhere without asking them, such as one that was skipped; answers how many. */
export async function cancelForsaken(db: Db, at: Date): Promise<number> {
  const rows = await db.execute(sql`
    update hook_calls call set status = 'cancelled', ended_at = ${at.toISOString()}::timestamptz, sealed_request = null,
      callback_hash = null
    where call.ended_at is null and not exists (
      select from ticket_jobs job join tickets ticket on ticket.id = job.ticket_id and ticket.deleted_at is null
      where job.ticket_id = call.ticket_id and job.no = call.job_no and job.attempt = call.attempt
        and job.status in ('pending', 'waiting'))
    returning call.id`);
  return rows.length;
}
