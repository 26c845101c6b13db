import "server-only";
import { getDb } from "@/db/client";
import { findCallRecord } from "@/db/queries/calls/call-records";
import { findFlowRights, listFlowCalls } from "@/db/queries/calls/flow-calls";
import { findFlowAccess } from "@/db/queries/flows/flow-access";
import type { ManagedFlowRow } from "@/db/queries/flows/managed-flows";
import { type CurrentUser, optionalUser, requireUser } from "@/lib/auth/current-user";
import { mayManage } from "@/lib/flows/policy";
import { loadVersion } from "@/lib/flows/version-cache";
import { systemClock } from "@/lib/platform/clock";
import { mayIntervene } from "@/lib/tickets/policy";
import { isCallReason, openDetail } from "./call-reason";
import { toCallView } from "./call-view";
import { type CallFilter, CallId, type CallPage, type CallView } from "./schema";

const PAGE = 30;

/** A page of the calls of a flow that the reader manages, newest first. */
export async function loadFlowCalls({ id: flowId }: Pick<ManagedFlowRow, "id">, filter: CallFilter): Promise<CallPage> {
  const intervenes = await mayInterveneIn(await requireUser(), flowId);
  const before = Number.isSafeInteger(filter.before) ? filter.before : null;
  const found = await listFlowCalls(getDb(), flowId, { filter: filter.status, before, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  return {
    rows: rows.map(({ seq: _seq, failedJob, reason, detail, ...row }) => ({
      ...row,
      reason: isCallReason(reason) ? reason : "",
      detail: intervenes ? detail : openDetail(reason, detail),
      retry: intervenes ? failedJob : null,
    })),
    older: found.length > PAGE ? (rows.at(-1)?.seq ?? null) : null,
  };
}

/** One call with every try; null when there is none, or the reader does not manage its flow. */
export async function loadCall(callId: string): Promise<CallView | null> {
  const [current, asked] = [await optionalUser(), CallId.safeParse(callId)];
  if (current === null || !asked.success) return null;
  const call = await findCallRecord(getDb(), asked.data);
  if (call === null) return null;
  const access = await findFlowAccess(getDb(), { flowId: call.flowId, userId: current.scope.userId });
  if (access === null || !mayManage(current.actor, access)) return null;
  const { form } = (await loadVersion(getDb(), call.versionId)).definition;
  const intervenes = await mayInterveneIn(current, call.flowId);
  return toCallView(call, { form, mayIntervene: intervenes, now: systemClock.now() });
}

/** Who draws a flow need not be who may see its tickets. */
async function mayInterveneIn({ actor, scope }: CurrentUser, flowId: number): Promise<boolean> {
  const rights = await findFlowRights(getDb(), { flowId, userId: scope.userId });
  return mayIntervene(actor, { flowId, isDraft: false, isOpenToAll: false, relations: [], ...rights });
}
