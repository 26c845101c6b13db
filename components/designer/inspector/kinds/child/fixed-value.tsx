"use client";

import { useTranslations } from "next-intl";
import { GivenValue } from "@/components/designer/form/given-value";
import type { ChildField } from "@/lib/designer/inspect/child-mapping";
import type { Json } from "@/lib/forms/form-definition";

type Props = { field: ChildField; value: Json; onChange: (value: Json) => void };

/** The same value for every child. */
export function FixedValue({ field: { input, label }, value, onChange }: Props) {
  const t = useTranslations("inspector.child");
  if (input === null) {
    return <p className="font-mono text-xs text-muted [overflow-wrap:anywhere]">{JSON.stringify(value)}</p>;
  }
  return <GivenValue field={{ ...input, label: t("fixedOf", { label }) }} value={value} onChange={onChange} />;
}
