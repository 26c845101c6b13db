import type { Tx } from "@/db/client";
import { countActiveUsers } from "@/db/queries/directory";
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
  const byField = form.fields.map((field) => ({
    key: field.key,
    ids: personIdsIn({ fields: [field] }, values),
  }));
  const ids = [...new Set(byField.flatMap((field) => field.ids))];
  if (ids.length === 0 || (await countActiveUsers(tx, ids)) === ids.length) return;
  const problems = [];
  for (const field of byField) {
    if (field.ids.length === (await countActiveUsers(tx, [...new Set(field.ids)]))) continue;
    problems.push({ path: field.key, code: "not_a_person" });
  }
  throw new AppError("invalid", { reason: "invalid_fields", problems });
}
