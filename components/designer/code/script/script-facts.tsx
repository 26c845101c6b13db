"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { FieldAccess, FormDefinition } from "@/lib/forms/form-definition";
import { Disclosed } from "../inputs/disclosed";

type Props = { form: FormDefinition; access: FieldAccess };

/** What a script may look at and fill in, by what people and by what programs call it, and its limits. */
export function ScriptFacts({ form, access }: Props) {
  const t = useTranslations("conditions.script");
  const format = useFormatter();
  const seen = form.fields.filter(({ key }) => Object.hasOwn(access, key));
  const filled = seen.filter(({ key }) => access[key] !== "read");
  return (
    <Disclosed title={t("facts")}>
      <div className="flex min-w-0 flex-col gap-3 text-list">
        <Fields title={t("sees")} fields={seen} empty={t("seesNothing")} />
        <Fields title={t("fills")} fields={filled} empty={t("fillsNothing")} />
        <p className="text-xs text-muted">
          {t("limits", { calls: format.number(20), output: "64 KiB", result: "256 KiB" })}
        </p>
      </div>
    </Disclosed>
  );
}

function Fields({ title, fields, empty }: { title: string; fields: FormDefinition["fields"]; empty: string }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-1">
      <p className="text-xs text-muted">{title}</p>
      {fields.length === 0 && <p>{empty}</p>}
      <ul className="flex flex-col gap-0.5">
        {fields.map(({ key, label }) => (
          <li key={key} className="flex min-w-0 justify-between gap-3">
            <span className="min-w-0 truncate">{label}</span>
            <code className="shrink-0 font-mono text-xs text-muted">{key}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
