import type { Tx } from "@/db/client";
import { endTry, holdCall, type JobRef, lockCall, planTry, type TryEnd } from "@/db/store/call-store";
import { holdJob } from "@/lib/tickets/commands/jobs/hold-job";
import type { CallReason } from "../call-reason";
import { CALLBACK_DAYS } from "../schema";
import { type Begun, beginTurn, type Sending } from "./begin-turn";
import type { CallMeans } from "./call-means";
import type { Verdict } from "./read-answer";
import { sendTry } from "./send-try";
import { attempted, cancel, fail, jobOf, type Settling, succeed, systemIn } from "./settle-call";
import { waitAfterTry } from "./try-schedule";

/** `waitMs`: in how long there is something to do again; null for never. */
export type Turn = { status: "calling" | "waiting" | "over"; waitMs: number | null };

const OVER: Turn = { status: "over", waitMs: null };
const DAY_MS = 86_400_000;

/**
 * Does what is due for one attempt of a hook's job: makes the call, tries it, or gives up waiting for a call back. The
 * try is written down before it is sent and completed after it, and what it brings is kept together with what becomes of
 * the ticket; so one that was cut off is seen, and repeated under the same id. Doing it once more does no harm.
 */
export async function takeTurn(means: CallMeans, job: JobRef): Promise<Turn> {
  const begun = await means.db.transaction((tx) => beginTurn({ ...means, tx }, job));
  if (begun.kind === "none") return OVER;
  if (begun.kind === "rest") return restOf(begun, means.clock.now());
  if (begun.kind === "give_up") return means.db.transaction((tx) => giveUp({ ...means, tx }, job, begun));
  const ended = await sendTry(means, begun);
  return means.db.transaction((tx) => endTurn({ ...means, tx }, job, begun, ended));
}

type InTx = CallMeans & { tx: Tx };

function restOf({ status, until }: { status: "calling" | "waiting"; until: Date }, now: Date): Turn {
  return { status, waitMs: Math.max(0, until.getTime() - now.getTime()) };
}

async function giveUp({ tx, clock }: InTx, job: JobRef, begun: Extract<Begun, { kind: "give_up" }>): Promise<Turn> {
  const call = await lockCall(tx, job);
  if (call === null || call.status !== begun.status) return OVER;
  return failWith({ tx, clock, call }, begun);
}

type Ended = { end: TryEnd; verdict: Verdict };

async function endTurn({ tx, clock }: InTx, job: JobRef, { no, node }: Sending, ended: Ended): Promise<Turn> {
  const call = await lockCall(tx, job);
  if (call === null) return OVER;
  const { end, verdict } = ended;
  await endTry(tx, call.id, no, end);
  // The other system has called back already, or the ticket has gone elsewhere.
  if (call.status !== "calling") return OVER;
  const settling = { tx, clock, call };
  if (verdict.kind === "done") return endWith(settling, verdict);
  if (verdict.kind === "held") return hold(settling, node.hook.callbackTimeoutSeconds);
  // This one counted as lost, and another is under way: that one decides.
  if (call.tries !== no) return restOf({ status: "calling", until: call.nextTryAt }, clock.now());
  return verdict.kind === "again" ? planNext(settling, verdict) : failWith(settling, verdict);
}

async function endWith(settling: Settling, answer: Extract<Verdict, { kind: "done" }>): Promise<Turn> {
  const settled = await succeed(settling, answer);
  if (settled.kind === "refused") await fail(settling, { reason: "fields_refused", detail: "", ...settled });
  return OVER;
}

async function failWith(settling: Settling, { reason, detail }: { reason: CallReason; detail: string }): Promise<Turn> {
  await fail(settling, { reason, detail });
  return OVER;
}

async function planNext(settling: Settling, failed: Extract<Verdict, { kind: "again" }>): Promise<Turn> {
  const { tx, clock, call } = settling;
  const waitMs = waitAfterTry({ no: call.tries, wishMs: failed.wishMs }, Math.random());
  if (waitMs === null) return failWith(settling, failed);
  await planTry(tx, call.id, new Date(clock.now().getTime() + waitMs));
  return { status: "calling", waitMs };
}

async function hold(settling: Settling, timeoutSeconds: number | null): Promise<Turn> {
  const { tx, clock, call } = settling;
  const refusal = await attempted(() => holdJob.run(systemIn(settling), jobOf(call)));
  if (refusal !== null) {
    await cancel(settling);
    return OVER;
  }
  const waitMs = timeoutSeconds === null ? CALLBACK_DAYS * DAY_MS : timeoutSeconds * 1000;
  await holdCall(tx, call.id, new Date(clock.now().getTime() + waitMs));
  return { status: "waiting", waitMs };
}
