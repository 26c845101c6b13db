import { findCreationContext } from "@/db/queries/creation";
import { findPerson } from "@/db/queries/person";
import { countChildren, listChildPlaces } from "@/db/queries/ticket-family";
import { type CommandContext, defineCommand } from "@/lib/command";
import { loadVersion, nodeIdOf } from "@/lib/flows/version-cache";
import { AppError } from "@/lib/platform/errors";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { type ChildPlan, type CreatingNode, childPlans, isCreating, startButtonOf } from "../children";
import type { LockedTicket } from "../execute";
import { executeForJob } from "../execute-job";
import { fileTicket } from "../file-ticket";
import { ChildrenInput } from "../schema";
import { nextSerialNumber, serialPrefixOf } from "../serial-number";

/**
 * Sees to the children of a child node: creates those it asks for that are not there yet, all in one transaction, and
 * waits for them; with none to wait for it goes on. Doing it twice creates none twice. What a child's flow refuses
 * fails the job, for an intervener to see.
 *
 * @throws AppError as `execute`.
 */
export const createChildren = defineCommand("ticket.create_children", ChildrenInput, async (ctx, input) => {
  try {
    return await executeForJob(ctx, { ...input, comment: "" }, async (ticket, job) => {
      const { at, version } = ticket;
      const answer = { at, job: input.jobNo, attempt: input.attempt };
      const node = version.nodes.get(job?.node ?? "");
      if (job !== null && isCreating(node)) await createMissing(ctx, ticket, { node, jobNo: job.no });
      const nodeId = job === null ? 0 : nodeIdOf(version, job.node);
      const { total, ended } = await countChildren(ticket.tx, { parentId: ticket.id, jobNo: input.jobNo, nodeId });
      const isDone = isCreating(node) && (total === ended || (node.waitFor === "any" && ended > 0));
      return isDone ? { type: "CompleteJob", ...answer, values: {}, title: null } : { type: "HoldJob", ...answer };
    });
  } catch (error) {
    if (!(error instanceof ChildRefused)) throw error;
    const { message } = error;
    return executeForJob(ctx, { ...input, comment: message }, ({ at }) => {
      return { type: "FailJob", at, job: input.jobNo, attempt: input.attempt, error: message };
    });
  }
});

/** A child that its flow would not take; nothing of the attempt stays. */
class ChildRefused extends Error {}

async function createMissing(
  ctx: CommandContext,
  ticket: LockedTicket,
  { node, jobNo }: { node: CreatingNode; jobNo: number },
): Promise<void> {
  const { values, title, requester } = ticket.state;
  const there = await listChildPlaces(ticket.tx, ticket.id, jobNo);
  const missing = childPlans(node, { values, title, requester }).filter(({ place }) => !there.includes(place));
  for (const plan of missing) {
    try {
      await createChild(ctx, ticket, { node, jobNo, plan });
    } catch (error) {
      if (error instanceof AppError && error.code !== "unavailable") throw new ChildRefused(reasonOf(error));
      throw error;
    }
  }
}

/** What an intervener has to know: which fields a child lacks, or why its flow refuses it. */
function reasonOf({ reason, problems }: AppError): string {
  const fields = problems.map(({ path, code }) => `${path}: ${code}`).join(", ");
  return fields === "" ? reason : `${reason} (${fields})`;
}

type Wish = { node: CreatingNode; jobNo: number; plan: ChildPlan };

async function createChild(ctx: CommandContext, ticket: LockedTicket, { node, jobNo, plan }: Wish): Promise<void> {
  const { tx, id, version: parent } = ticket;
  const { flowId, transitionKey } = node.children;
  const asked = { flowId, userId: plan.requesterId, clientId: null, trialVersionId: null };
  const found = await findCreationContext(tx, asked);
  const person = found.person?.isActive ? found.person : await findPerson(tx, ticket.state.requester);
  if (found.versionId === null || person === null) throw new AppError("not_found", { reason: "not_found" });
  const version = await loadVersion(tx, found.versionId);
  const transition = startButtonOf(version, transitionKey);
  if (transition === null) throw new AppError("refused", { reason: "transition_not_here" });
  const at = new Date(ticket.at);
  const prefix = serialPrefixOf(null, version.definition.settings.serialPrefix);
  const serial = await nextSerialNumber(ctx.db, prefix, at, installationTimeZone());
  const link = { ticketId: id, nodeId: nodeIdOf(parent, node.key), jobNo, place: plan.place };
  await fileTicket(tx, {
    ...{ version, flowName: found.flowName, person, actor: ctx.actor, clientId: null, serial, at, transition },
    ...{ title: plan.title, values: plan.values, comment: "", parent: link, isTest: false },
  });
}
