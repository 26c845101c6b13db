import type { Tx } from "@/db/client";
import { type StoredPerson, toPerson } from "@/db/queries/people/person";
import { insertTicket, type ParentLink } from "@/db/store/tickets/ticket-store";
import type { Person } from "@/lib/engine/commands";
import { EMPTY_TICKET, groupsOf, type Values } from "@/lib/engine/model";
import { Refused } from "@/lib/engine/refusal";
import { compileCondition } from "@/lib/flows/conditions";
import { fieldsOf } from "@/lib/flows/definition";
import { renderTitle } from "@/lib/flows/texts/title-template";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import type { FieldValues, Json } from "@/lib/forms/form-definition";
import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";
import { installationTimeZone } from "@/lib/platform/time-zone";
import { toLogRow } from "../log/log-entry";
import { FIRST_HASH } from "../log/log-hash";
import type { Inquiry } from "../people/assignment";
import { refusalError } from "../refusal-error";
import type { TicketReceipt } from "../schema";
import { settle } from "../settle";
import { type TicketChange, toRows } from "../ticket-change";
import { acceptValues, takeFiles } from "../values/field-values";

/** A ticket about to be written. */
export type Filing = {
  version: LoadedVersion;
  flowName: string;
  /** Who files it and is its requester. */
  person: StoredPerson;
  actor: Actor;
  clientId: number | null;
  serial: string;
  at: Date;
  /** Key of the start button; null keeps a draft. */
  transition: string | null;
  title: string;
  values: Record<string, Json>;
  comment: string;
  parent: ParentLink | null;
  isTest: boolean;
};

/**
 * Writes a new ticket within the caller's transaction: accepts the start form, lets the engine decide and the
 * directory answer, writes all rows.
 *
 * @throws AppError `invalid` with a problem per field; `refused` by the flow's condition for creating, when the button
 *   is not the start node's, or when no branch applies.
 */
export async function fileTicket(tx: Tx, filing: Filing): Promise<TicketReceipt> {
  const { version, person, serial, clientId, parent, isTest, transition } = filing;
  const at = filing.at.getTime();
  const { change, values } = await decideFiling(tx, filing);
  const { actor, comment } = filing;
  const action = transition === null ? "draft" : "create";
  const start = { serial, logCount: 0, logHash: FIRST_HASH };
  const happening = { action, at, actor, person, taskNo: null, comment, node: version.compiled.start } as const;
  const log = toLogRow(start, change, happening);
  const ticket = { serial, flowId: version.flowId, versionId: version.id, requesterId: person.id, clientId };
  const telling = { parentId: parent?.ticketId ?? null, logSeq: log.seq, mentions: [] };
  const rows = { ...toRows(change, telling), log };
  const ticketId = await insertTicket(tx, { ...ticket, parent, isTest }, rows);
  await takeFiles(tx, version.definition.form, values, {
    ticketId,
    flowId: version.flowId,
    userId: person.id,
  });
  return { ticketId, serial, revision: 1 };
}

type Filed = Pick<Filing, "version" | "flowName" | "person" | "at" | "transition" | "title" | "values"> & {
  actor: Pick<Actor, "kind">;
  parent: Pick<ParentLink, "ticketId"> | null;
};

/**
 * What filing a ticket comes to, before anything of it is written.
 *
 * @throws AppError as `fileTicket`.
 */
export async function decideFiling(
  tx: Tx,
  filed: Filed,
  inquiry?: Inquiry,
): Promise<{ change: TicketChange; values: FieldValues }> {
  const { version, person, parent, transition } = filed;
  const { values, ...accepted } = await acceptStartForm(tx, filed);
  const title = titleOf(filed, { values, ...accepted });
  const by = toPerson(person, version.flowId);
  if (transition !== null) demandCondition(version, { values, title, by });
  const command = { type: "CreateTicket", at: filed.at.getTime(), by, transition, title, values } as const;
  const place = { parentId: parent?.ticketId ?? null, isUnattended: filed.actor.kind === "system" };
  const change = await settle(tx, version, EMPTY_TICKET, command, place, inquiry);
  if (change instanceof Refused) throw await refusalError(tx, 0, version, change.refusal);
  return { change, values };
}

async function acceptStartForm(tx: Tx, { version, transition, values, title, at }: Filed) {
  const accepted = await acceptValues(tx, {
    form: version.definition.form,
    access: fieldsOf(version.nodes.get(version.compiled.start)),
    current: {},
    submitted: values,
    title,
    currentTitle: "",
    requireFields: transition !== null && (version.transitions.get(transition)?.requireFields ?? true),
    at,
  });
  // A title is taken from every requester, whether or not the start form asks for one.
  return { values: accepted.values, title: accepted.title ?? title };
}

/** What the flow's template makes of the form; where it has none, or makes nothing, what was typed. */
function titleOf({ version, flowName, person }: Filed, accepted: { values: FieldValues; title: string }): string {
  const { settings, form } = version.definition;
  if (settings.titleTemplate === "") return accepted.title;
  const { values } = accepted;
  const names = { requesterName: person.name, flowName, timeZone: installationTimeZone() };
  return renderTitle(settings.titleTemplate, { values, form, ...names }) || accepted.title;
}

function demandCondition(version: LoadedVersion, filed: { values: Values; title: string; by: Person }): void {
  const { settings, form } = version.definition;
  const { condition } = settings.creation;
  if (condition === "") return;
  const { values, title, by } = filed;
  const requesterGroups = groupsOf(by.principals);
  const answer = compileCondition(form)(condition)({ values, title, requester: by.userId, requesterGroups });
  if ("holds" in answer && answer.holds) return;
  throw new AppError("refused", { reason: "creation_condition" });
}
