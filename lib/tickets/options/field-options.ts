import type { Reader } from "@/db/client";
import { findVersionId } from "@/db/queries/flows/flow-versions";
import { loadVersion } from "@/lib/flows/version-cache";
import type { OptionAnswer } from "@/lib/forms/option-answer";
import type { VisibleForm } from "../schema";
import { readStartForm } from "../views/catalog";
import { readEditForm } from "../views/edit-form";
import { readTicketPage } from "../views/ticket-page";
import { offerOptions } from "./offered-options";

/** Where a field stands: in the form of a new ticket, or in an existing one. */
export type FieldPlace = { flowId: number } | { ticketId: number };

type Question = { place: FieldPlace; fieldKey: string; text: string };

/**
 * What another system offers for a field that this person may fill in there, asked for what they typed; or why there
 * is no such offer: it is none of their fields, or the other system gives no answer.
 */
export async function readFieldOptions(
  reader: Reader,
  userId: number,
  { place, fieldKey, text }: Question,
): Promise<OptionAnswer> {
  if (!(await mayFillIn(reader, userId, place, fieldKey))) return { failure: "not_offered" };
  const versionId = await findVersionId(reader, place);
  const version = versionId === null ? null : await loadVersion(reader, versionId);
  const source = version?.definition.form.fields.find(({ key }) => key === fieldKey)?.source ?? null;
  return source === null ? { failure: "not_offered" } : offerOptions(source, text);
}

async function mayFillIn(reader: Reader, userId: number, place: FieldPlace, key: string): Promise<boolean> {
  if ("flowId" in place) return isOffered((await readStartForm(reader, userId, place.flowId))?.form, key);
  const { ticketId } = place;
  if (isOffered((await readTicketPage(reader, userId, ticketId))?.form, key)) return true;
  return isOffered(await readEditForm(reader, userId, ticketId), key);
}

function isOffered(form: VisibleForm | null | undefined, key: string): boolean {
  const shown = form?.fields.find((field) => field.key === key);
  return shown?.kind === "field" && shown.field.type === "external" && shown.access !== "read";
}
