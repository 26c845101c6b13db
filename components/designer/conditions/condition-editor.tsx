"use client";

import { CodeEditor } from "@/components/designer/code/code-editor";
import type { FormDefinition, FormField } from "@/lib/forms/form-definition";
import type { ConditionNames, Learnt } from "./condition-names";

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
export function ConditionEditor({ value, onChange, label, help = "" }: ConditionEditorProps) {
  return (
    <CodeEditor
      language="cel"
      value={value}
      onChange={onChange}
      label={label}
      help={help}
      lines={{ min: 2, max: 12 }}
    />
  );
}
