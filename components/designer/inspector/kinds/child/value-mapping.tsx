"use client";

import { Spinner } from "@heroui/react/spinner";
import { useTranslations } from "next-intl";
import { type ChildField, type ChildValue, missingIn, withValue } from "@/lib/designer/inspect/child-mapping";
import { ProblemNotes } from "../../controls/problem-notes";
import type { ChildFormAnswer } from "./use-child-form";
import { ValueSource } from "./value-source";

type Creation = { values: Readonly<Record<string, ChildValue>>; perRowOf: string | null };

type Props = {
  answer: ChildFormAnswer;
  creation: Creation;
  onChange: (values: Record<string, ChildValue>) => void;
};

/** Field by field of the child's form, where its value comes from. */
export function ValueMapping({ answer, creation: { values, perRowOf }, onChange }: Props) {
  const t = useTranslations("inspector.child");
  if (answer.state === "asking") return <Spinner size="sm" aria-label={t("asking")} />;
  if (answer.state === "failed") return <p className="text-list text-muted">{t("failed")}</p>;
  const { fields } = answer.form;
  const strays = Object.keys(values)
    .filter((key) => fields.every((field) => field.key !== key))
    .map((key): ChildField => ({ key, label: t("stray", { key }), type: "text", isRequired: false, input: null }));
  if (fields.length + strays.length === 0) return <p className="text-list text-muted">{t("noFields")}</p>;
  const missing = missingIn(fields, values).map(({ label }) => label);
  return (
    <>
      <p className="text-xs text-muted">{t("valuesHelp")}</p>
      <ProblemNotes problems={missing.length === 0 ? [] : [t("missing", { labels: missing.join(", ") })]} />
      {[...fields, ...strays].map((field) => (
        <ValueSource
          key={field.key}
          field={field}
          value={Object.hasOwn(values, field.key) ? (values[field.key] ?? null) : null}
          perRowOf={perRowOf}
          onChange={(value) => onChange(withValue(values, field.key, value))}
        />
      ))}
    </>
  );
}
