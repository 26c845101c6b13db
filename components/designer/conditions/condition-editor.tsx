"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { checkCondition } from "@/lib/flows/conditions";
import { operatorsOf } from "@/lib/flows/conditions/tree/operators";
import { readCondition } from "@/lib/flows/conditions/tree/read-condition";
import { subjectsOf } from "@/lib/flows/conditions/tree/subject";
import type { FormDefinition, FormField } from "@/lib/forms/form-definition";
import { ConditionMode } from "./condition-mode";
import type { ConditionNames, Learnt } from "./condition-names";
import { BuilderContext } from "./rows/builder-context";
import { ConditionRows } from "./rows/condition-rows";
import { CelText } from "./text/cel-text";
import { TryCondition } from "./try/try-condition";
import { ValueContext } from "./values/value-context";

export type ConditionEditorProps = {
  form: FormDefinition;
  /** CEL; empty is none. */
  value: string;
  onChange: (source: string) => void;
  label: string;
  help?: string;
  names: ConditionNames;
  onLearn?: (learnt: Learnt) => void;
  /** An expression gives a value and is written as text alone. */
  kind?: "condition" | "expression";
  /** What an expression is to give. */
  result?: FormField["result"];
  /** `form`: rules of fields know neither the ticket nor its requester. */
  scope?: "ticket" | "form";
  /** The field whose rule it is: it cannot follow from itself. */
  fieldKey?: string;
};

/** A condition, put together from rows or written as CEL, with a place to try it. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { value, onChange, label, help = "", names, onLearn, kind = "condition", result, scope = "ticket" } = props;
  const t = useTranslations("conditions.editor");
  const labelId = useId();
  const form = useFormWithout(props.form, props.fieldKey);
  const roles = useMemo(() => [...names.roles].map(([id, name]) => ({ id, name })), [names.roles]);
  const isCondition = kind === "condition";
  const tree = useMemo(
    () => (isCondition ? readCondition(form, value, scope) : null),
    [isCondition, form, value, scope],
  );
  const builder = useMemo(() => {
    const subjects = subjectsOf(form, scope).filter((subject) => operatorsOf(form, subject).length > 0);
    return { form, subjects, roles };
  }, [form, scope, roles]);
  const wanted = useMemo(() => (isCondition ? ("condition" as const) : { result }), [isCondition, result]);
  // What was once typed stays text until somebody asks for rows.
  const [isText, setIsText] = useState(tree === null);
  if (tree === null && !isText) setIsText(true);
  const stays = !isCondition || tree !== null ? "" : t(checkCondition(form, value, scope).ok ? "stays" : "broken");
  return (
    <ValueContext names={names} onLearn={onLearn}>
      <section aria-labelledby={labelId} className="flex min-w-0 flex-col gap-2">
        <div className="flex min-h-7 items-center justify-between gap-2">
          <span id={labelId} className="min-w-0 text-sm font-medium">
            {label}
          </span>
          {isCondition && <ConditionMode isText={isText} mayBeRows={tree !== null} onChange={setIsText} />}
        </div>
        {isText || tree === null ? (
          <CelText
            form={form}
            help={help}
            label={label}
            reach={scope}
            roles={roles}
            value={value}
            wanted={wanted}
            onChange={onChange}
          />
        ) : (
          <BuilderContext value={builder}>
            <ConditionRows tree={tree} value={value} onChange={onChange} />
            {help !== "" && <p className="text-xs text-muted">{help}</p>}
          </BuilderContext>
        )}
        {stays !== "" && <p className="text-xs text-muted">{stays}</p>}
        <TryCondition form={form} source={value} reach={scope} roles={roles} wanted={wanted} />
      </section>
    </ValueContext>
  );
}

/** The same form while it and the key are the same: conditions are compiled once for each. */
function useFormWithout(form: FormDefinition, fieldKey: string | undefined): FormDefinition {
  return useMemo(
    () => (fieldKey === undefined ? form : { ...form, fields: form.fields.filter(({ key }) => key !== fieldKey) }),
    [form, fieldKey],
  );
}
