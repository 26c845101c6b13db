"use client";

import { Label } from "@heroui/react/label";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { FieldInput } from "@/components/forms/field-input";
import { isInputType } from "@/components/forms/input-type";
import type { Needs } from "@/lib/flows/conditions/explain/what-it-needs";
import { FormField } from "@/lib/forms/form-definition";
import { DepartmentsInput } from "../values/departments-input";
import { type Sample, sampleField } from "./sample";

type Props = {
  needs: Needs;
  roles: readonly { id: number; name: string }[];
  sample: Sample;
  onChange: (sample: Sample) => void;
};

/** An input for everything that is needed to try. */
export function SampleFields({ needs, roles, sample, onChange }: Props) {
  const t = useTranslations("conditions.try");
  const ofTicket = useMemo(
    () => ({
      title: FormField.parse({ key: "value", type: "text", label: t("title") }),
      requester: FormField.parse({ key: "value", type: "person", label: t("requester") }),
      roles: FormField.parse({
        key: "value",
        type: "multi-select",
        label: t("roles"),
        choices: roles.map(({ id, name }) => ({ key: String(id), label: name })),
      }),
    }),
    [t, roles],
  );
  const labelOf = ({ type, label }: FormField) =>
    type === "attachment" ? t("files", { label }) : type === "external" ? t("option", { label }) : label;
  const common = { isRequired: false, problem: undefined };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {needs.fields.map((field) => {
        const shown = sampleField(field, labelOf);
        if (!isInputType(shown.type)) return null;
        return (
          <FieldInput
            {...common}
            key={field.key}
            field={shown}
            type={shown.type}
            value={(Object.hasOwn(sample.fields, field.key) ? sample.fields[field.key] : undefined) ?? null}
            onChange={(value) => onChange({ ...sample, fields: { ...sample.fields, [field.key]: value } })}
          />
        );
      })}
      {needs.title && (
        <FieldInput
          {...common}
          field={ofTicket.title}
          type="text"
          value={sample.title}
          onChange={(title) => onChange({ ...sample, title: String(title ?? "") })}
        />
      )}
      {needs.requester && (
        <FieldInput
          {...common}
          field={ofTicket.requester}
          type="person"
          value={sample.requester}
          onChange={(id) => onChange({ ...sample, requester: typeof id === "number" ? id : null })}
        />
      )}
      {needs.roles && (
        <FieldInput
          {...common}
          field={ofTicket.roles}
          type="multi-select"
          value={sample.roles.map(String)}
          onChange={(ids) => onChange({ ...sample, roles: [ids].flat().map(Number) })}
        />
      )}
      {needs.departments && (
        <div className="flex flex-col gap-1">
          <Label>{t("departments")}</Label>
          <DepartmentsInput
            label={t("departments")}
            ids={sample.departments}
            onChange={(departments) => onChange({ ...sample, departments })}
          />
        </div>
      )}
    </div>
  );
}
