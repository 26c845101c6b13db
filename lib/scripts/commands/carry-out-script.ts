import { z } from "zod";
import { findScriptJob } from "@/db/queries/script-runs";
import { beginScriptRun, endScriptRun, type ScriptRunKey, type ScriptRunRow } from "@/db/store/script-run-store";
import { type CommandContext, defineCommand } from "@/lib/command";
import { type FlowNode, fieldsOf } from "@/lib/flows/definition";
import { loadVersion } from "@/lib/flows/version-cache";
import { AppError } from "@/lib/platform/errors";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import { completeJob } from "@/lib/tickets/commands/jobs/complete-job";
import { failJob } from "@/lib/tickets/commands/jobs/fail-job";
import { readToldTicket } from "@/lib/tickets/views/told/told-ticket";
import { longestRunMs, runScript } from "../run-script";
import { type ScriptReason, writeScriptReason } from "../script-reason";
import type { ScriptRun } from "../script-run";
import { mayFillIn, SCRIPT_CALL_LIMITS, scriptTask } from "../script-task";

const Id = z.int().positive();
export const ScriptJobInput = z.object({ ticketId: Id, jobNo: Id, attempt: Id });

/** So much later than it can last a run that says nothing of its end counts as lost. */
const LOST_AFTER_MS = 10_000;
/** What the log of a ticket keeps of what a script printed. */
const MAX_LOGGED = 4000;

type CarriedOut = "done" | "settled" | { underWayUntil: string };
type ScriptNode = Extract<FlowNode, { type: "script" }>;

/**
 * Runs the script a ticket waits for and gives the ticket what it answered. Outside of any transaction: what the run
 * came to is noted first, so that a process that ends under it runs the script again only when that is not known, and
 * only when it cannot be under way any more.
 *
 * @returns `settled` when the ticket does not wait for this attempt any more; when to come again while it is under way.
 * @throws AppError `forbidden` for anybody but the system itself.
 */
export const carryOutScript = defineCommand(
  "script.carry_out",
  ScriptJobInput,
  async (ctx, key): Promise<CarriedOut> => {
    if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
    const job = await findScriptJob(ctx.db, key);
    if (job === null) return "settled" as const;
    const version = await loadVersion(ctx.db, job.versionId);
    const node = version.nodes.get(version.nodeKeys.get(job.nodeId) ?? "");
    if (node?.type !== "script") return "settled" as const;
    if (!node.script.isActive) return settle(() => fail(ctx, key, "inactive", { message: "" }));
    const at = ctx.clock.now();
    const lostAfterMs = longestRunMs(scriptTask(node)) + LOST_AFTER_MS;
    const lostBefore = new Date(at.getTime() - lostAfterMs);
    const { hasBegun, run } = await beginScriptRun(ctx.db, key, { language: node.script.language, at, lostBefore });
    if (!hasBegun && run.status === "running") {
      return { underWayUntil: new Date(run.startedAt.getTime() + lostAfterMs).toISOString() };
    }
    const ended = hasBegun ? await runAndNote(ctx, key, node) : run;
    return settle(() => tell(ctx, key, node, ended));
  },
);

type Ended = Pick<ScriptRunRow, "status" | "output" | "result" | "errorCode" | "errorMessage" | "line">;

async function runAndNote(ctx: CommandContext, key: ScriptRunKey, node: ScriptNode): Promise<Ended> {
  const access = fieldsOf(node);
  const told = await readToldTicket(ctx.db, key.ticketId, (key) => key === "title" || Object.hasOwn(access, key));
  const run = await runScript({
    ...scriptTask(node),
    input: { ticket: JSON.parse(JSON.stringify(told)), action: key.attempt === 1 ? "run" : "retry" },
    call: (request) => callGuarded(request, { allow: outboundAllow(), ...SCRIPT_CALL_LIMITS }),
  });
  const ended = { ...endOf(run), durationMs: run.durationMs };
  await endScriptRun(ctx.db, key, ended, ctx.clock.now());
  return ended;
}

function endOf({ output, ...run }: ScriptRun): Ended {
  if (run.ok) return { status: "done", output, result: run.result, errorCode: "", errorMessage: "", line: null };
  const { code, message, line = null } = run.error;
  return { status: "failed", output, result: null, errorCode: code, errorMessage: message, line };
}

async function tell(ctx: CommandContext, key: ScriptRunKey, node: ScriptNode, ended: Ended): Promise<void> {
  if (ended.status === "failed") {
    const reason = ended.errorCode as ScriptReason;
    return fail(ctx, key, reason, {
      message: ended.errorMessage,
      ...(ended.line === null ? {} : { line: ended.line }),
    });
  }
  const foreign = Object.keys(ended.result ?? {}).filter((field) => !mayFillIn(node, field));
  if (foreign.length > 0) return fail(ctx, key, "fields_refused", { message: foreign.join(", ") });
  try {
    const output = ended.output.trim().slice(-MAX_LOGGED).toWellFormed();
    await completeJob.run(ctx, { ...key, values: ended.result ?? {}, output });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "invalid") {
      const message = [...new Set(error.problems.map(({ path }) => path))].join(", ");
      return fail(ctx, key, "fields_refused", { message });
    }
    if (error.code !== "refused") throw error;
    await fail(ctx, key, "ticket_refused", { message: error.reason });
  }
}

async function fail(
  ctx: CommandContext,
  key: ScriptRunKey,
  reason: ScriptReason,
  error: { message: string; line?: number },
): Promise<void> {
  await failJob.run(ctx, { ...key, error: writeScriptReason(reason, error).slice(0, MAX_LOGGED).toWellFormed() });
}

/** What the ticket does not wait for any more is over; faults are tried again. */
async function settle(work: () => Promise<void>): Promise<"done" | "settled"> {
  try {
    await work();
    return "done";
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    if (error.code === "conflict" || error.code === "not_found") return "settled";
    throw error;
  }
}
