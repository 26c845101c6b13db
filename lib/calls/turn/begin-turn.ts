import type { Tx } from "@/db/client";
import { type CalledJob, findCalledJob } from "@/db/queries/calls/called-job";
import { type CallRow, insertCall, insertTry, type JobRef, lockCall } from "@/db/store/call-store";
import { loadVersion } from "@/lib/flows/version-cache";
import type { Clock } from "@/lib/platform/clock";
import { CALL_REASONS, type CallReason } from "../call-reason";
import type { HookNode, HookRequest } from "../request/make-request";
import { openRequest } from "../request/sealed-request";
import { openCall } from "./open-call";
import { cancel } from "./settle-call";

/** So much longer than a call may take, a try that says nothing of its end counts as lost. */
const GRACE_MS = 30_000;

export type Sending = { kind: "send"; callId: string; no: number; at: Date; node: HookNode; request: HookRequest };

export type Begun =
  | Sending
  /** Nothing is left to do. */
  | { kind: "none" }
  | { kind: "rest"; status: "calling" | "waiting"; until: Date }
  | { kind: "give_up"; status: "calling" | "waiting"; reason: CallReason; detail: string };

type Beginning = { tx: Tx; clock: Clock };

/** Finds out what is due for one attempt of a job, and writes down the try that is. */
export async function beginTurn({ tx, clock }: Beginning, job: JobRef): Promise<Begun> {
  const now = clock.now();
  const call = (await lockCall(tx, job)) ?? (await makeCall(tx, job, now));
  if (call === null) return { kind: "none" };
  if (call.status === "waiting") return restUntil(call, call.callbackDueAt ?? now, now);
  if (call.status !== "calling") return { kind: "none" };
  const wanted = await findCalledJob(tx, job);
  if (wanted === null) {
    await cancel({ tx, clock, call });
    return { kind: "none" };
  }
  if (call.nextTryAt > now) return { kind: "rest", status: "calling", until: call.nextTryAt };
  const request = call.sealedRequest === null ? null : openRequest(call.sealedRequest);
  const node = await hookAt(tx, wanted);
  if (request === null || node === null) return unsendable(call);
  const lostAt = new Date(now.getTime() + node.hook.timeoutSeconds * 1000 + GRACE_MS);
  return { kind: "send", callId: call.id, no: await insertTry(tx, call, now, lostAt), at: now, node, request };
}

async function makeCall(tx: Tx, job: JobRef, now: Date): Promise<CallRow | null> {
  const wanted = await findCalledJob(tx, job);
  const node = wanted === null ? null : await hookAt(tx, wanted);
  if (wanted === null || node === null) return null;
  await insertCall(tx, { ...job, ...(await openCall(tx, job.ticketId, wanted, node)) }, now);
  return lockCall(tx, job);
}

async function hookAt(tx: Tx, { versionId, nodeId }: CalledJob): Promise<HookNode | null> {
  const version = await loadVersion(tx, versionId);
  const node = version.nodes.get(version.nodeKeys.get(nodeId) ?? "");
  return node?.type === "hook" ? node : null;
}

function restUntil({ status }: CallRow, until: Date, now: Date): Begun {
  if (status !== "waiting") return { kind: "none" };
  return until > now
    ? { kind: "rest", status, until }
    : { kind: "give_up", status, reason: "no_call_back", detail: "" };
}

/** What kept it from being made is in its row; otherwise what was sealed cannot be opened any more. */
function unsendable({ reason, detail }: CallRow): Begun {
  const known = CALL_REASONS.find((one) => one === reason);
  return { kind: "give_up", status: "calling", reason: known ?? "secret_unreadable", detail };
}
