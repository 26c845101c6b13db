"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RowValue } from "@/lib/flows/conditions/tree/condition-tree";
import type { SubjectKind } from "@/lib/flows/conditions/tree/subject";
import type { FormField } from "@/lib/forms/form-definition";
import { TypedValue } from "./typed-value";

type Range = Extract<RowValue, { from: unknown }>;
type Bounds = { from: string | number | null; to: string | number | null };

type Props = {
  kind: SubjectKind | null;
  fieldNamed: (label: string) => FormField;
  value: Range | null;
  onChange: (value: Range | null) => void;
};

/** Two ends, both of which count as within; with one alone it is no range yet. */
export function RangeValue({ kind, fieldNamed, value, onChange }: Props) {
  const t = useTranslations("conditions.rows");
  const [bounds, setBounds] = useState<Bounds>(value ?? { from: null, to: null });
  const set = (end: keyof Bounds, next: unknown) => {
    const known = typeof next === "string" || typeof next === "number" ? next : null;
    const { from, to }: Bounds = end === "from" ? { ...bounds, from: known } : { ...bounds, to: known };
    setBounds({ from, to });
    onChange(from === null || to === null ? null : { from, to });
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {(["from", "to"] as const).map((end) => (
        <TypedValue
          key={end}
          kind={kind}
          allowsSeveral={false}
          field={fieldNamed(t(end))}
          isLabelHidden={false}
          value={bounds[end]}
          onChange={(next) => set(end, next)}
        />
      ))}
    </div>
  );
}
