import type { z } from "zod";
import type { Tx } from "@/db/client";
import { type CreationContext, findCreationContext } from "@/db/queries/creation";
import { type StoredPerson, toPerson } from "@/db/queries/person";
import { insertTicket } from "@/db/store/ticket-store";
import { type CommandContext, defineCommand } from "@/lib/command";
import { EMPTY_TICKET } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";
import { type LoadedVersion, loadVersion } from "@/lib/flows/version-cache";
import { AppError, notFound } from "@/lib/platform/errors";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { checkCreationRule } from "../creation-rule";
import { acceptValues } from "../field-values";
import { toLogRow } from "../log-entry";
import { FIRST_HASH } from "../log-hash";
import { refusalError } from "../refusal-error";
import { CreateTicketInput, type TicketReceipt } from "../schema";
import { nextSerialNumber } from "../serial-number";
import { settle } from "../settle";
import { toRows } from "../ticket-change";

const DEFAULT_PREFIX = "skein";

type Input = z.output<typeof CreateTicketInput>;
type Requester = { userId: number; clientId: number | null };

/**
 * Files a ticket of a flow's published version by pressing one of the start node's buttons.
 *
 * @throws AppError `not_found` when the flow is unknown, unpublished or not granted to the calling client;
 *   `forbidden` or `refused` by the flow's creation rule; `invalid` with a problem per field;
 *   `refused` when the button is not the start node's or no branch applies.
 */
export const createTicket = defineCommand(
  "ticket.create",
  CreateTicketInput,
  async (ctx, input): Promise<TicketReceipt> => {
    const requester = requesterOf(ctx, input.flowId);
    const clock = ctx.clock.now();
    const prepared = await prepare(ctx, input, requester);
    const serial = await nextSerialNumber(ctx.db, prepared.prefix, clock, installationTimeZone());
    return ctx.db.transaction((tx) => file(tx, ctx, { input, requester, serial, at: clock, ...prepared }));
  },
);

function requesterOf(ctx: CommandContext, flowId: number): Requester {
  const { actor } = ctx;
  if (actor.kind === "system") throw new AppError("forbidden", { reason: "people_only" });
  if (actor.clientId !== null && !actor.flowIds.includes(flowId)) throw notFound();
  return { userId: actor.userId, clientId: actor.clientId };
}

type Prepared = { person: StoredPerson; version: LoadedVersion; prefix: string };

async function prepare(ctx: CommandContext, input: Input, requester: Requester): Promise<Prepared> {
  const found: CreationContext = await findCreationContext(ctx.db, { flowId: input.flowId, ...requester });
  if (found.person === null || !found.person.isActive) throw new AppError("forbidden", { reason: "people_only" });
  if (found.versionId === null) throw notFound();
  const version = await loadVersion(ctx.db, found.versionId);
  return { person: found.person, version, prefix: found.clientPrefix ?? DEFAULT_PREFIX };
}

type Filing = Prepared & { input: Input; requester: Requester; serial: string; at: Date };

async function file(tx: Tx, ctx: CommandContext, filing: Filing): Promise<TicketReceipt> {
  const { input, version, person, serial, requester } = filing;
  const at = filing.at.getTime();
  await checkCreationRule(tx, version.definition.settings.creation, { flowId: version.flowId, person, at: filing.at });
  const accepted = await acceptStartForm(tx, version, input);
  const change = await settle(tx, version, EMPTY_TICKET, {
    type: "CreateTicket",
    at,
    by: toPerson(person),
    transition: version.transitionKeys.get(input.transitionId) ?? "",
    ...accepted,
  });
  if (change instanceof Refused) throw await refusalError(tx, 0, change.refusal);
  const happening = { action: "create" as const, at, actor: ctx.actor, person, taskNo: null, comment: input.comment };
  const start = { serial, logCount: 0, logHash: FIRST_HASH };
  const log = toLogRow(start, change, { ...happening, node: version.compiled.start });
  const ticket = {
    serial,
    flowId: version.flowId,
    versionId: version.id,
    requesterId: requester.userId,
    clientId: requester.clientId,
  };
  const ticketId = await insertTicket(tx, ticket, { ...toRows(change), log });
  return { ticketId, serial, revision: 1 };
}

async function acceptStartForm(tx: Tx, version: LoadedVersion, input: Input) {
  const start = version.nodes.get(version.compiled.start);
  const transition = version.transitions.get(version.transitionKeys.get(input.transitionId) ?? "");
  const accepted = await acceptValues(tx, {
    form: version.definition.form,
    access: start?.type === "start" ? start.fields : {},
    current: {},
    submitted: input.values,
    title: input.title,
    currentTitle: "",
    requireFields: transition?.requireFields ?? true,
  });
  // A title is taken from every requester, whether or not the start form asks for one.
  return { values: accepted.values, title: accepted.title ?? input.title };
}
