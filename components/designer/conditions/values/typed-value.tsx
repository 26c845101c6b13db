"use client";

import { useState } from "react";
import { FieldInput } from "@/components/forms/field-input";
import { isInputType } from "@/components/forms/input-type";
import type { RowValue } from "@/lib/flows/conditions/tree/condition-tree";
import type { SubjectKind } from "@/lib/flows/conditions/tree/subject";
import type { FormField } from "@/lib/forms/form-definition";
import { DepartmentsInput } from "./departments-input";
import { fromDraftValue, toDraftValue } from "./draft-value";

type PlainValue = Exclude<RowValue, { subject: unknown } | { from: unknown }>;

type Props = {
  kind: SubjectKind | null;
  field: FormField;
  value: PlainValue;
  /** Whether several departments may be chosen; the other inputs see that in their field. */
  allowsSeveral: boolean;
  isLabelHidden?: boolean;
  onChange: (value: PlainValue) => void;
};

/** The value of a row in the input of its type. What is typed stays, also while it is no value yet. */
export function TypedValue({ kind, field, value, allowsSeveral, isLabelHidden = true, onChange }: Props) {
  const [draft, setDraft] = useState(() => toDraftValue(kind, value));
  if (field.type === "department" && allowsSeveral) {
    const ids = Array.isArray(value) ? value.map(Number) : [];
    return (
      <DepartmentsInput label={field.label} ids={ids} onChange={(next) => onChange(next.length > 0 ? next : null)} />
    );
  }
  if (!isInputType(field.type)) return null;
  return (
    <div className={isLabelHidden ? "min-w-0 [&_label]:sr-only [&_[data-slot=label]]:sr-only" : "min-w-0"}>
      <FieldInput
        field={field}
        isRequired={false}
        problem={undefined}
        type={field.type}
        value={draft}
        onChange={(next) => {
          setDraft(next);
          onChange(fromDraftValue(kind, field, next));
        }}
      />
    </div>
  );
}
