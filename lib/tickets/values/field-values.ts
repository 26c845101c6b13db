import type { Tx } from "@/db/client";
import { listDepartments } from "@/db/queries/people/departments";
import { findActiveUserIds } from "@/db/queries/people/directory";
import { attachFiles } from "@/lib/files/attach-files";
import { FileId } from "@/lib/files/schema";
import { todayIn } from "@/lib/forms/day-bound";
import {
  type FieldAccess,
  type FieldValues,
  type FormDefinition,
  type Json,
  valueAt,
} from "@/lib/forms/form-definition";
import { sanitiseRichText } from "@/lib/forms/sanitise-rich-text";
import { checkValues, departmentIdsIn, personIdsIn } from "@/lib/forms/values";
import { systemClock } from "@/lib/platform/clock";
import { AppError, type FieldProblem } from "@/lib/platform/errors";
import { installationTimeZone } from "@/lib/platform/time-zone";

type Submission = {
  form: FormDefinition;
  access: FieldAccess;
  current: FieldValues;
  submitted: Record<string, Json>;
  title: string | undefined;
  currentTitle: string;
  requireFields: boolean;
  /** When it was sent, for bounds that count from today; now, unless it is given. */
  at?: Date;
  /** Where the files of attachment fields are put; null for callers that bring none. Left out where the ticket is still to be written. */
  files?: { ticketId: number; flowId: number; userId: number } | null;
};

/**
 * What a person sent, as values the ticket may take; keys the node does not let people edit are left out.
 *
 * @throws AppError `invalid` with a problem for every field that is wrong.
 */
export async function acceptValues(
  tx: Tx,
  submission: Submission,
): Promise<{ values: FieldValues; title: string | null }> {
  const { form, at = systemClock.now() } = submission;
  const today = todayIn(installationTimeZone(), at);
  const checked = checkValues({ ...submission, today, cleanRichText: sanitiseRichText });
  if (!checked.ok) throw invalid(checked.problems);
  const strangers = [
    ...(await findStrangers(form, checked.values, { idsIn: personIdsIn, code: "not_a_person" }, (ids) =>
      findActiveUserIds(tx, ids),
    )),
    ...(await findStrangers(form, checked.values, { idsIn: departmentIdsIn, code: "not_a_department" }, async (ids) =>
      (await listDepartments(tx, ids)).map(({ id }) => id),
    )),
  ];
  if (strangers.length > 0) throw invalid(strangers);
  if (submission.files) await takeFiles(tx, form, checked.values, submission.files, submission.current);
  return { values: checked.values, title: checked.title };
}

/** Puts newly named files of attachment fields into the ticket. Names that other systems wrote are left as they are. */
export async function takeFiles(
  tx: Tx,
  form: FormDefinition,
  values: FieldValues,
  place: { ticketId: number; flowId: number; userId: number },
  current: FieldValues = {},
): Promise<void> {
  for (const { key, type } of form.fields) {
    if (type !== "attachment") continue;
    const known = namesIn(valueAt(current, key));
    const fileIds = namesIn(valueAt(values, key)).filter((id) => FileId.safeParse(id).success && !known.includes(id));
    if (fileIds.length > 0) await attachFiles(tx, { ...place, fileIds, fieldKey: key });
  }
}

const namesIn = (value: Json) => (Array.isArray(value) ? value : []).filter((name) => typeof name === "string");

function invalid(problems: FieldProblem[]): AppError {
  return new AppError("invalid", { reason: "invalid_fields", problems });
}

type Kind = { idsIn: typeof personIdsIn; code: string };

/** A problem for each field that names somebody, or something, who is not there; one look-up for all of them. */
async function findStrangers(
  form: FormDefinition,
  values: FieldValues,
  { idsIn, code }: Kind,
  findKnown: (ids: readonly number[]) => Promise<readonly number[]>,
): Promise<FieldProblem[]> {
  const ids = idsIn(form, values);
  if (ids.length === 0) return [];
  const known = new Set(await findKnown(ids));
  return form.fields
    .filter((field) => idsIn({ fields: [field] }, values).some((id) => !known.has(id)))
    .map((field) => ({ path: field.key, code }));
}
