"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import type { ConditionScope } from "@/lib/engine/flow/compile";
import type { Comparison, Operand, Step } from "@/lib/flows/conditions/explain/explain-condition";
import { isOther, isRange } from "@/lib/flows/conditions/tree/complete-row";
import type { ConditionRow } from "@/lib/flows/conditions/tree/condition-tree";
import type { Operator } from "@/lib/flows/conditions/tree/operators";
import { kindOf, type Subject } from "@/lib/flows/conditions/tree/subject";
import { subjectValue } from "@/lib/flows/conditions/tree/subject-value";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { operatorKind } from "../words/operator-kind";
import { useConditionProblem } from "../words/use-condition-problem";
import { useSubjectName } from "../words/use-subject-name";
import { useValueText } from "../words/use-value-text";

const OPERATORS: Record<Comparison, Operator> = {
  "==": "equal",
  "!=": "not-equal",
  "<": "less",
  "<=": "at-most",
  ">": "more",
  ">=": "at-least",
  in: "one-of",
};

type Means = { form: FormDefinition; scope: ConditionScope; roles: readonly { id: number; name: string }[] };

/** Why a part of a condition holds or does not, in a sentence. */
export function useStepWords({ form, scope, roles }: Means): (step: Step) => ReactNode {
  const t = useTranslations("conditions.why");
  const format = useFormatter();
  const say = useConditionProblem();
  const nameOf = useSubjectName(form);
  const textOf = useValueText(form, roles);

  const valueOfRow = useCallback(
    ({ subject, value }: ConditionRow): string => {
      if (isOther(value)) {
        return t("with", {
          name: nameOf(value.subject),
          value: textOf(value.subject, subjectValue(form, value.subject, scope)),
        });
      }
      return isRange(value)
        ? ""
        : textOf(subject, Array.isArray(value) ? [...value] : (value as string | number | null));
    },
    [form, scope, t, nameOf, textOf],
  );
  const row = useCallback(
    (row: ConditionRow, outcome: string) => {
      const { subject, operator, value } = row;
      const bounds = isRange(value) ? { from: textOf(subject, value.from), to: textOf(subject, value.to) } : {};
      return t(operator, {
        from: "",
        to: "",
        ...bounds,
        outcome,
        kind: operatorKind(kindOf(form, subject)),
        subject: nameOf(subject),
        actual: textOf(subject, subjectValue(form, subject, scope)),
        value: valueOfRow(row),
      });
    },
    [form, scope, t, nameOf, textOf, valueOfRow],
  );
  const operand = useCallback(({ value }: Operand) => textOf(null, value), [textOf]);

  return useCallback(
    (step) => {
      const { outcome } = step;
      if (step.kind === "all" || step.kind === "any" || step.kind === "not" || step.kind === "choice") {
        return t(step.kind, { outcome });
      }
      if (outcome === "broken") return t("broken", { reason: step.problem === null ? "" : say(step.problem) });
      if (outcome === "unfilled" && step.missing.length > 0) {
        const fields = step.missing.map((key) => nameOf({ of: "field", key } satisfies Subject));
        return t("unfilled", { count: fields.length, fields: format.list(fields) });
      }
      if (step.kind === "row") return row(step.row, outcome);
      if (step.kind === "comparison" && step.left.value !== null) {
        const said = { from: "", to: "", kind: "other", subject: step.left.text, actual: operand(step.left) };
        return t(OPERATORS[step.operator], { ...said, outcome, value: operand(step.right) });
      }
      return t.rich("other", {
        outcome,
        text: step.text,
        code: (text) => <code className="font-mono text-xs wrap-anywhere">{text}</code>,
      });
    },
    [t, format, say, nameOf, row, operand],
  );
}
