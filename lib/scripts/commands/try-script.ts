import { findTrialFlow } from "@/db/queries/flows/flow-trials";
import { type CommandContext, defineCommand } from "@/lib/command";
import { demandManager } from "@/lib/flows/managed-flow";
import { TryScriptInput } from "@/lib/flows/trials/schema";
import { countTrial } from "@/lib/flows/trials/trial-limit";
import { notFound } from "@/lib/platform/errors";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { callGuarded, type OutgoingCall } from "@/lib/platform/outbound/guarded-fetch";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import { refusedValues } from "@/lib/tickets/values/refused-values";
import { sampleTicket, sampleValues } from "@/lib/tickets/views/told/sample-ticket";
import { runScript } from "../run-script";
import { mayFillIn, SCRIPT_CALL_LIMITS, scriptTask } from "../script-task";
import type { ScriptTrial, TriedCall } from "../script-trial";
import { inTrialSlot } from "../trial-slots";

/** No trial holds up who tries for longer, whatever the node says. */
const LONGEST_MS = 30_000;

/**
 * Runs the script of a node as it would run on a ticket with made-up values, in the same sandbox. Nothing is kept of it;
 * calls to other systems leave only when that is asked for.
 *
 * @throws AppError `not_found` when the flow is not the actor's to manage; `refused` when somebody tries too often, or
 *   when two trials are under way.
 */
export const tryScript = defineCommand("script.try", TryScriptInput, async (ctx, input): Promise<ScriptTrial> => {
  const { flowId, node } = input;
  const userId = await demandManager(ctx.db, ctx.actor, flowId);
  const at = ctx.clock.now();
  await countTrial(ctx.db, { userId, at });
  const flow = await findTrialFlow(ctx.db, { flowId, nodeKey: node.key, userId });
  if (flow === null) throw notFound();
  const ticket = await sampleTicket(ctx.db, { ...input, flow: { ...flow, id: flowId }, at });
  const calls: TriedCall[] = [];
  const task = scriptTask(node);
  const run = await inTrialSlot(() =>
    runScript({
      ...task,
      timeoutMs: Math.min(task.timeoutMs, LONGEST_MS),
      input: { ticket: JSON.parse(JSON.stringify(ticket)), action: "run" },
      call: (request) => callFor(request, calls, input.mayCall),
    }),
  );
  const { output, durationMs } = run;
  if (!run.ok) {
    const { code, message, line = null } = run.error;
    return { output, durationMs, calls, ok: false, reason: code, detail: message, line };
  }
  const { result } = run;
  const foreign = Object.keys(result).filter((key) => !mayFillIn(node, key));
  const problems = await problemsIn(ctx, input, result, at);
  return { output, durationMs, calls, ok: true, result, foreign, problems };
});

function problemsIn(
  { db }: CommandContext,
  input: typeof TryScriptInput._output,
  submitted: Extract<ScriptTrial, { ok: true }>["result"],
  at: Date,
) {
  const { form, node } = input;
  return refusedValues(db, { form, access: node.fields, current: sampleValues(input), submitted, at });
}

async function callFor(request: OutgoingCall, calls: TriedCall[], mayCall: boolean) {
  const told = { method: request.method, url: request.url.slice(0, 500) };
  if (!mayCall) {
    calls.push({ ...told, status: null, why: "not_let_out" });
    throw new CallFailed("address_refused", "a trial makes no calls");
  }
  try {
    const answer = await callGuarded(request, { allow: outboundAllow(), ...SCRIPT_CALL_LIMITS });
    calls.push({ ...told, status: answer.status, why: "" });
    return answer;
  } catch (error) {
    calls.push({ ...told, status: null, why: error instanceof CallFailed ? error.why : "unreachable" });
    throw error;
  }
}
