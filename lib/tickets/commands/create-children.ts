import type { z } from "zod";
import { lockTurns } from "@/db/queries/people/directory";
import { findPerson, type StoredPerson } from "@/db/queries/people/person";
import { type CreationContext, findCreationContext } from "@/db/queries/tickets/creation";
import { countAncestors, countChildren, listChildPlaces } from "@/db/queries/tickets/ticket-family";
import { type CommandContext, defineCommand } from "@/lib/command";
import type { Job } from "@/lib/engine/model";
import { type LoadedVersion, loadVersion, nodeIdOf } from "@/lib/flows/version-cache";
import { AppError } from "@/lib/platform/errors";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { type ChildPlan, type CreatingNode, childPlans, isCreating, startButtonOf } from "../children";
import type { LockedTicket } from "../execute";
import { executeForJob } from "../execute-job";
import { fileTicket } from "../filing/file-ticket";
import { nextSerialNumber, serialPrefixOf } from "../filing/serial-number";
import { ChildrenInput, type TicketReceipt } from "../schema";

/**
 * Sees to the children of a child node: creates those it asks for that are not there yet, all in one transaction, and
 * waits for them; with none to wait for it goes on. Doing it twice creates none twice. What a child's flow refuses
 * fails the job, for an intervener to see.
 *
 * @throws AppError as `execute`.
 */
export const createChildren = defineCommand("ticket.create_children", ChildrenInput, async (ctx, input) => {
  let serials: string[] = [];
  for (;;) {
    try {
      return await attempt(ctx, input, serials);
    } catch (error) {
      if (error instanceof ChildRefused) return fail(ctx, input, error.message);
      if (!(error instanceof NumbersWanted)) throw error;
      serials = await takeNumbers(ctx, error);
    }
  }
});

/** A flow whose children are of its own flow would make tickets without end. */
const MAX_DEPTH = 10;

type Input = z.output<typeof ChildrenInput>;

function attempt(ctx: CommandContext, input: Input, serials: readonly string[]): Promise<TicketReceipt> {
  return executeForJob(ctx, { ...input, comment: "" }, async (ticket, job) => {
    const { at, version, tx, id } = ticket;
    const answer = { at, job: input.jobNo, attempt: input.attempt };
    const node = version.nodes.get(job?.node ?? "");
    if (!isAnswerable(job, input) || node?.type !== "child") return { type: "HoldJob", ...answer };
    if (isCreating(node)) await createMissing(ctx, ticket, { node, jobNo: job.no, serials });
    const place = { parentId: id, jobNo: job.no, nodeId: nodeIdOf(version, node.key) };
    const { total, ended } = await countChildren(tx, place);
    // Where callers attach children, those that ended before the ticket came here count; without any it waits for them.
    const isDone = (isCreating(node) || total > 0) && (total === ended || (node.waitFor === "any" && ended > 0));
    return isDone ? { type: "CompleteJob", ...answer, values: {}, title: null } : { type: "HoldJob", ...answer };
  });
}

/** Whether the job still waits for this try; of an earlier one, or a failed one, nothing may come. */
function isAnswerable(job: Job | null, input: Input): job is Job {
  return job !== null && job.attempt === input.attempt && job.status !== "failed";
}

function fail(ctx: CommandContext, input: Input, error: string): Promise<TicketReceipt> {
  return executeForJob(ctx, { ...input, comment: error }, ({ at }) => {
    return { type: "FailJob", at, job: input.jobNo, attempt: input.attempt, error };
  });
}

/** A child that its flow would not take; nothing of the attempt stays. */
class ChildRefused extends Error {}

/**
 * More children are to be created than there are numbers for. They are taken between two attempts, never within one:
 * that needs a second connection while the first is held, and enough tickets at once would wait for each other's.
 */
class NumbersWanted extends Error {
  constructor(
    readonly count: number,
    readonly prefix: string,
  ) {
    super(`${count} serial numbers wanted`);
  }
}

function takeNumbers(ctx: CommandContext, { count, prefix }: NumbersWanted): Promise<string[]> {
  const next = () => nextSerialNumber(ctx.db, prefix, ctx.clock.now(), installationTimeZone());
  return Promise.all(Array.from({ length: count }, next));
}

type Wish = { node: CreatingNode; jobNo: number };

async function createMissing(
  ctx: CommandContext,
  ticket: LockedTicket,
  { node, jobNo, serials }: Wish & { serials: readonly string[] },
): Promise<void> {
  const { tx, id, state, version: parent } = ticket;
  const there = await listChildPlaces(tx, id, jobNo);
  const missing = childPlans(node, state).filter(({ place }) => !there.includes(place));
  if (missing.length === 0) return;
  if ((await countAncestors(tx, id)) >= MAX_DEPTH) throw new ChildRefused("too_deep");
  const { flowId } = node.children;
  // Both flows may give work to people in turn; taken one by one, two tickets could wait for what the other has.
  await lockTurns(tx, [parent.flowId, flowId]);
  const asked = { flowId, userId: state.requester, clientId: null, trialVersionId: null };
  const found = await findCreationContext(tx, asked);
  if (found.versionId === null) throw new ChildRefused("not_found");
  const version = await loadVersion(tx, found.versionId);
  if (missing.length > serials.length) {
    throw new NumbersWanted(missing.length, serialPrefixOf(null, version.definition.settings.serialPrefix));
  }
  for (const [index, plan] of missing.entries()) {
    try {
      await createChild(ctx, ticket, { node, jobNo, plan, version, found, serial: serials[index] ?? "" });
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

type Birth = Wish & { plan: ChildPlan; version: LoadedVersion; found: CreationContext; serial: string };

async function createChild(ctx: CommandContext, ticket: LockedTicket, birth: Birth): Promise<void> {
  const { node, jobNo, plan, version, found, serial } = birth;
  const { tx, id, version: parent } = ticket;
  const person = await requesterOf(ticket, plan, found);
  const transition = startButtonOf(version, node.children.transitionKey);
  if (transition === null) throw new AppError("refused", { reason: "transition_not_here" });
  const at = new Date(ticket.at);
  const link = { ticketId: id, nodeId: nodeIdOf(parent, node.key), jobNo, place: plan.place };
  await fileTicket(tx, {
    ...{ version, flowName: found.flowName, person, actor: ctx.actor, clientId: null, serial, at, transition },
    ...{ title: plan.title, values: plan.values, comment: "", parent: link, isTest: ticket.isTest },
  });
}

/** Whom the plan names, while they are here; otherwise the parent's requester. */
async function requesterOf(
  { tx, state }: LockedTicket,
  plan: ChildPlan,
  found: CreationContext,
): Promise<StoredPerson> {
  const named = plan.requesterId === state.requester ? null : await findPerson(tx, plan.requesterId);
  const person = named?.isActive ? named : found.person;
  if (person === null) throw new AppError("not_found", { reason: "not_found" });
  return person;
}
