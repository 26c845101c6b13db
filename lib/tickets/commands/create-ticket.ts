import type { z } from "zod";
import { findFlowAccess } from "@/db/queries/flows/flow-access";
import type { StoredPerson } from "@/db/queries/people/person";
import { type CreationContext, findCreationContext } from "@/db/queries/tickets/creation";
import { findAttachable } from "@/db/queries/tickets/ticket-family";
import type { ParentLink } from "@/db/store/tickets/ticket-store";
import { type CommandContext, defineCommand } from "@/lib/command";
import { mayManage } from "@/lib/flows/policy";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import { announceTicket } from "@/lib/live/announce-ticket";
import { AppError, notFound } from "@/lib/platform/errors";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { checkCreationRule } from "../filing/creation-rule";
import { fileTicket } from "../filing/file-ticket";
import { nextSerialNumber, serialPrefixOf } from "../filing/serial-number";
import { mayViewTicket } from "../policy";
import { CreateTicketInput, type TicketReceipt } from "../schema";

type Input = z.output<typeof CreateTicketInput>;
type Requester = { userId: number; clientId: number | null };

/**
 * Files a ticket of a flow's published version by pressing one of the start node's buttons, or keeps a draft of it.
 * With a trial version, which only who manages the flow may use, it is a test ticket that no list shows.
 *
 * @throws AppError `not_found` when the flow is unknown, unpublished or not granted to the calling client, or the
 *   parent is not there for the requester; `forbidden` or `refused` by the flow's creation rule; `invalid` with a
 *   problem per field; `refused` when the button is not the start node's or no branch applies.
 */
export const createTicket = defineCommand(
  "ticket.create",
  CreateTicketInput,
  async (ctx, input): Promise<TicketReceipt> => {
    const requester = requesterOf(ctx, input.flowId);
    const at = ctx.clock.now();
    const prepared = await prepare(ctx, input, requester);
    const { version, person, prefix, flowName } = prepared;
    const parent = await parentOf(ctx, input, person);
    const serial = await nextSerialNumber(ctx.db, prefix, at, installationTimeZone());
    const transition = input.transitionId === null ? null : (version.transitionKeys.get(input.transitionId) ?? "");
    const isTest = input.trialVersionId !== null;
    const receipt = await ctx.db.transaction(async (tx) => {
      const rule = version.definition.settings.creation;
      if (!isTest) await checkCreationRule(tx, rule, { flowId: version.flowId, person, at });
      const { title, values, comment } = input;
      const { clientId } = requester;
      const filed = { version, flowName, person, actor: ctx.actor, clientId, serial, at, transition, parent, isTest };
      return fileTicket(tx, { ...filed, title, values, comment });
    });
    announceTicket(receipt.ticketId);
    return receipt;
  },
);

function requesterOf(ctx: CommandContext, flowId: number): Requester {
  const { actor } = ctx;
  if (actor.kind === "system") throw new AppError("forbidden", { reason: "people_only" });
  if (actor.clientId !== null && !actor.flowIds.includes(flowId)) throw notFound();
  return { userId: actor.userId, clientId: actor.clientId };
}

type Prepared = { person: StoredPerson; version: LoadedVersion; prefix: string; flowName: string };

async function prepare(ctx: CommandContext, input: Input, requester: Requester): Promise<Prepared> {
  const { flowId, trialVersionId } = input;
  const found: CreationContext = await findCreationContext(ctx.db, { flowId, trialVersionId, ...requester });
  if (found.person === null || !found.person.isActive) throw new AppError("forbidden", { reason: "people_only" });
  if (found.versionId === null) throw notFound();
  if (trialVersionId !== null) await demandManager(ctx, flowId, requester.userId);
  const version = await loadVersion(ctx.db, found.versionId);
  const prefix = serialPrefixOf(found.clientPrefix, version.definition.settings.serialPrefix);
  return { person: found.person, version, prefix, flowName: found.flowName };
}

async function demandManager(ctx: CommandContext, flowId: number, userId: number): Promise<void> {
  const access = await findFlowAccess(ctx.db, { flowId, userId });
  if (access === null || !mayManage(ctx.actor, access)) throw notFound();
}

async function parentOf(ctx: CommandContext, input: Input, person: StoredPerson): Promise<ParentLink | null> {
  const { parentTicketId, parentNodeId } = input;
  if (parentTicketId === null) return null;
  const parent = await findAttachable(ctx.db, { ticketId: parentTicketId, nodeId: parentNodeId });
  if (parent === null || !mayViewTicket(ctx.actor, { ...parent, person })) throw notFound();
  return { ticketId: parentTicketId, nodeId: parentNodeId, jobNo: null, place: null };
}
