import type { Reader } from "@/db/client";
import { findVersionId } from "@/db/queries/flow-versions";
import { loadVersion } from "@/lib/flows/version-cache";
import type { ExternalOption } from "@/lib/forms/kinds/external-value";
import { optionAddress, readOptions } from "@/lib/forms/option-list";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { readGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { outboundAllow } from "@/lib/platform/outbound/outbound-allow";
import type { VisibleForm } from "../schema";
import { readStartForm } from "./catalog";
import { readEditForm } from "./edit-form";
import { readTicketPage } from "./ticket-page";

const TIMEOUT_MS = 5000;
const MAX_BYTES = 1_000_000;

/** Where a field stands: in the form of a new ticket, or in an existing one. */
export type FieldPlace = { flowId: number } | { ticketId: number };

type Question = { place: FieldPlace; fieldKey: string; text: string };

/**
 * What another system offers for a field that this person may fill in there, asked for what they typed.
 *
 * @returns null when they may not, when the field is none of that kind, or when the other system gives no answer.
 */
export async function readFieldOptions(
  reader: Reader,
  userId: number,
  { place, fieldKey, text }: Question,
): Promise<ExternalOption[] | null> {
  if (!(await mayFillIn(reader, userId, place, fieldKey))) return null;
  const versionId = await findVersionId(reader, place);
  const version = versionId === null ? null : await loadVersion(reader, versionId);
  const source = version?.definition.form.fields.find(({ key }) => key === fieldKey)?.source ?? null;
  if (source === null) return null;
  try {
    const address = optionAddress(source.url, text);
    return readOptions(
      source,
      await readGuarded(address, { allow: outboundAllow(), timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }),
    );
  } catch (error) {
    if (error instanceof CallFailed) return null;
    throw error;
  }
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
