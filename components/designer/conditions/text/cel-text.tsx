"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CodeEditor } from "@/components/designer/code/code-editor";
import { type ConditionReach, checkCondition, valueExpression } from "@/lib/flows/conditions";
import type { ConditionProblem } from "@/lib/flows/conditions/problem-codes";
import type { ResultType } from "@/lib/flows/conditions/result-types";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { useConditionProblem } from "../words/use-condition-problem";
import { useCelHelp } from "./use-cel-help";

type Props = {
  form: FormDefinition;
  value: string;
  onChange: (source: string) => void;
  label: string;
  help: string;
  reach: ConditionReach;
  roles: readonly { id: number; name: string }[];
  /** A condition, or an expression that gives such a value; any, when there is none. */
  wanted: "condition" | { result: ResultType | undefined };
};

/** A condition or an expression as CEL: completed, explained and checked while it is typed. */
export function CelText({ form, value, onChange, label, help, reach, roles, wanted }: Props) {
  const t = useTranslations("conditions.editor");
  const say = useConditionProblem();
  const found = useMemo(() => problemIn(form, value, reach, wanted), [form, value, reach, wanted]);
  const problems = useMemo(
    () =>
      found === null
        ? []
        : [{ start: 0, end: value.length, ...found.position, message: say(found), severity: "error" as const }],
    [found, value.length, say],
  );
  const { complete, explain } = useCelHelp(form, reach, roles);
  return (
    <CodeEditor
      isLabelHidden
      complete={complete}
      explain={explain}
      help={help === "" ? t("help") : help}
      label={label}
      language="cel"
      lines={{ min: 3, max: 14 }}
      placeholder={t("placeholder")}
      problems={problems}
      value={value}
      onChange={onChange}
    />
  );
}

function problemIn(
  form: FormDefinition,
  source: string,
  reach: ConditionReach,
  wanted: Props["wanted"],
): ConditionProblem | null {
  if (source.trim() === "") return null;
  if (wanted === "condition") {
    const check = checkCondition(form, source, reach);
    return check.ok ? null : check;
  }
  const compiled = valueExpression(form, source, { reach, ...wanted });
  return "problem" in compiled ? compiled.problem : null;
}
