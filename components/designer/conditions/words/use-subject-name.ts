"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Subject } from "@/lib/flows/conditions/tree/subject";
import type { FormDefinition } from "@/lib/forms/form-definition";

/** What a row is about, in the reader's words. */
export function useSubjectName(form: FormDefinition): (subject: Subject) => string {
  const t = useTranslations("conditions.subjects");
  return useCallback(
    (subject) => {
      if (!("key" in subject)) return t(subject.of);
      const field = form.fields.find(({ key }) => key === subject.key);
      if (field === undefined) return t("gone");
      const { label } = field;
      switch (subject.of) {
        case "field":
          return label;
        case "count":
        case "rows":
          return t(subject.of, { label });
        case "level":
          return t("level", { label, level: subject.level + 1 });
        case "total": {
          const column = field.columns.find(({ key }) => key === subject.column);
          return t("total", { label, column: column?.label ?? subject.column });
        }
      }
    },
    [t, form],
  );
}
