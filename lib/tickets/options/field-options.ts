import type { Reader } from "@/db/client";
import { findVersionId } from "@/db/queries/flow-versions";
import { loadVersion } from "@/lib/flows/version-cache";
import type { OptionAnswer, OptionFailure } from "@/lib/forms/option-answer";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import type { VisibleForm } from "../schema";
import { readStartForm } from "../views/catalog";
import { readEditForm } from "../views/edit-form";
import { readTicketPage } from "../views/ticket-page";
import { askOptions } from "./asked-options";

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
  if (source === null) return { failure: "not_offered" };
  try {
    return { options: await askOptions(source, text) };
  } catch (error) {
    if (error instanceof CallFailed) return { failure: FAILURES[error.why] };
    throw error;
  }
}

const FAILURES = {
  timed_out: "timed_out",
  unreachable: "no_answer",
  bad_status: "no_answer",
  address_refused: "not_called",
  header_refused: "not_called",
  redirect_refused: "not_called",
  bad_answer: "unreadable",
  too_large: "unreadable",
} as const satisfies Record<CallFailed["why"], OptionFailure>;

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
