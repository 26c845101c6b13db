import type { Tx } from "@/db/client";
import { findActiveUserIds } from "@/db/queries/directory";
import type { FieldAccess, FieldValues, FormDefinition, Json } from "@/lib/forms/form-definition";
import { checkValues, personIdsIn } from "@/lib/forms/values";
import { AppError } from "@/lib/platform/errors";

type Submission = {
  form: FormDefinition;
  access: FieldAccess;
  current: FieldValues;
  submitted: Record<string, Json>;
  title: string | undefined;
  currentTitle: string;
  requireFields: boolean;
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
  const checked = checkValues(submission);
  if (!checked.ok) throw new AppError("invalid", { reason: "invalid_fields", problems: checked.problems });
  await checkPeople(tx, submission.form, checked.values);
  return { values: checked.values, title: checked.title };
}

async function checkPeople(tx: Tx, form: FormDefinition, values: FieldValues): Promise<void> {
  const ids = personIdsIn(form, values);
  if (ids.length === 0) return;
  const active = new Set(await findActiveUserIds(tx, ids));
  const problems = form.fields
    .filter((field) => personIdsIn({ fields: [field] }, values).some((id) => !active.has(id)))
    .map((field) => ({ path: field.key, code: "not_a_person" }));
  if (problems.length > 0) throw new AppError("invalid", { reason: "invalid_fields", problems });
}
