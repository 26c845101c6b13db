"use client";

import { useFormatter, useLocale, useTimeZone, useTranslations } from "next-intl";
import { useCallback } from "react";
import { useTicketFormContext } from "@/components/forms/state/ticket-form-context";
import { kindOf, type Subject, type SubjectKind } from "@/lib/flows/conditions/tree/subject";
import { displayValue } from "@/lib/forms/display-value";
import { type FormDefinition, FormField, type Json } from "@/lib/forms/form-definition";
import { optionsOf } from "../values/value-field";

const TYPES: Partial<Record<SubjectKind, FormField["type"]>> = {
  number: "number",
  integer: "number",
  boolean: "boolean",
  date: "date",
  time: "time",
  moment: "date-time",
  choice: "select",
  choices: "multi-select",
  person: "person",
  people: "people",
  department: "department",
  departments: "multi-select",
  roles: "multi-select",
};

/** A value as a sentence names it. `subject` says what its keys and numbers stand for. */
export function useValueText(form: FormDefinition, roles: readonly { id: number; name: string }[]) {
  const t = useTranslations("conditions.why");
  const format = useFormatter();
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const { personOf, departmentOf } = useTicketFormContext();
  return useCallback(
    (subject: Subject | null, value: Json): string => {
      if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return t("nothing");
      const kind = subject === null ? null : kindOf(form, subject);
      const list = [value].flat();
      if (kind === "person" || kind === "people") return format.list(list.map((id) => personOf(Number(id)).name));
      if (kind === "department" || kind === "departments") {
        return format.list(list.map((id) => departmentOf(Number(id)).name));
      }
      if (kind === "roles") {
        return format.list(list.map((id) => roles.find((role) => role.id === id)?.name ?? String(id)));
      }
      const field = fieldOf(form, subject);
      if (subject !== null && (kind === "choice" || kind === "choices" || kind === "cascade")) {
        const options = optionsOf(form, subject);
        return format.list(list.map((key) => options.find((option) => option.key === key)?.label ?? String(key)));
      }
      const type = kind === null ? undefined : TYPES[kind];
      if (type !== undefined && !Array.isArray(value)) {
        const shown = FormField.parse({ key: "value", label: "value", type, unit: unitOf(subject, field) });
        const labels = { trueLabel: field?.trueLabel ?? "", falseLabel: field?.falseLabel ?? "" };
        const words = { yes: t("yes"), no: t("no") };
        return displayValue({ ...shown, ...labels }, value, { locale, timeZone, people: {}, words });
      }
      return plainText(value, { format, t });
    },
    [form, roles, t, format, locale, timeZone, personOf, departmentOf],
  );
}

type Plain = { format: ReturnType<typeof useFormatter>; t: ReturnType<typeof useTranslations<"conditions.why">> };

function plainText(value: Json, { format, t }: Plain): string {
  if (Array.isArray(value)) return format.list(value.map((one) => plainText(one, { format, t })));
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "number") return format.number(value, { maximumFractionDigits: 10 });
  if (value !== null && typeof value === "object") {
    return typeof value.label === "string" ? value.label : t("quoted", { text: String(value.key ?? "") });
  }
  return t("quoted", { text: String(value) });
}

function fieldOf(form: FormDefinition, subject: Subject | null): FormField | undefined {
  return subject !== null && "key" in subject ? form.fields.find(({ key }) => key === subject.key) : undefined;
}

function unitOf(subject: Subject | null, field: FormField | undefined): string {
  if (subject?.of === "field") return field?.unit ?? "";
  return subject?.of === "total" ? (field?.columns.find(({ key }) => key === subject.column)?.unit ?? "") : "";
}
