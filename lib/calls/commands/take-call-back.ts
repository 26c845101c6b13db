import type { Tx } from "@/db/client";
import { findCalledJob } from "@/db/queries/calls/called-job";
import { type CallRow, lockCallByCallback, noteProblems } from "@/db/store/call-store";
import { defineCommand } from "@/lib/command";
import { loadVersion } from "@/lib/flows/version-cache";
import type { Json } from "@/lib/forms/form-definition";
import { AppError, notFound } from "@/lib/platform/errors";
import { hashOfToken } from "../callback/callback-token";
import { TakeCallBackInput } from "../schema";
import { filledBy } from "../turn/read-answer";
import { fail, type Settled, succeed } from "../turn/settle-call";

/**
 * What another system answers at the address it was given: the ticket goes on with it, or its job fails. An address
 * is good for one answer, also before our own call has returned. An answer that the form does not take changes
 * nothing but that its problems are kept; a better one may follow.
 *
 * @returns the problems of an answer that was not taken; none when it was.
 * @throws AppError `not_found` where nobody waits for an answer any more, or never did.
 */
export const takeCallBack = defineCommand("call.take_call_back", TakeCallBackInput, async (ctx, input) => {
  if (ctx.actor.kind !== "system") throw new AppError("forbidden", { reason: "system_only" });
  const { result, message } = input.callBack;
  const said = message?.trim() ?? "";
  const settled = await ctx.db.transaction(async (tx): Promise<Settled> => {
    const call = await lockCallByCallback(tx, hashOfToken(input.token));
    if (call === null || call.endedAt !== null) return { kind: "gone" };
    const settling = { tx, clock: ctx.clock, call };
    if (!result) return fail(settling, { reason: "answered_no", detail: said });
    const values = filledBy(await fillOf(tx, call), input.callBack as Json);
    const answered = await succeed(settling, { values, said });
    if (answered.kind === "refused") await noteProblems(tx, call.id, answered.problems);
    return answered;
  });
  if (settled.kind === "gone") throw notFound();
  return { problems: settled.kind === "refused" ? settled.problems : [] };
});

async function fillOf(tx: Tx, call: CallRow): Promise<Record<string, string>> {
  const job = await findCalledJob(tx, call);
  if (job === null) return {};
  const version = await loadVersion(tx, job.versionId);
  const node = version.nodes.get(version.nodeKeys.get(job.nodeId) ?? "");
  return node?.type === "hook" ? node.hook.fill : {};
}
