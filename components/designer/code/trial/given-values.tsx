"use client";

import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/forms/state/use-problem-text";
import type { FormDefinition, Json } from "@/lib/forms/form-definition";
import type { FieldProblem } from "@/lib/platform/errors";

type Props = {
  form: FormDefinition;
  values: Readonly<Record<string, Json>>;
  foreign: readonly string[];
  problems: readonly FieldProblem[];
};

/** What would be filled in, field by field, and what would not be taken. */
export function GivenValues({ form, values, foreign, problems }: Props) {
  const t = useTranslations("conditions.trial");
  const say = useProblemText();
  const labelOf = (key: string) => form.fields.find((field) => field.key === key)?.label ?? key;
  const given = Object.entries(values).filter(([key]) => !foreign.includes(key));
  if (given.length === 0 && foreign.length === 0) return <p className="text-muted">{t("fillsNothing")}</p>;
  return (
    <dl className="flex min-w-0 flex-col gap-1.5">
      {given.map(([key, value]) => {
        const wrong = problems.find(({ path }) => path === key || path.startsWith(`${key}.`));
        return (
          <div key={key} className="min-w-0">
            <dt className="text-xs text-muted">{labelOf(key)}</dt>
            <dd className="font-mono text-xs wrap-anywhere">{JSON.stringify(value)}</dd>
            {wrong !== undefined && <dd className="text-xs text-danger-text">{say(wrong)}</dd>}
          </div>
        );
      })}
      {foreign.length > 0 && (
        <p className="text-xs text-danger-text">
          {t("foreign", { count: foreign.length, fields: foreign.map(labelOf).join(", ") })}
        </p>
      )}
    </dl>
  );
}
