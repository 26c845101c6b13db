"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { placeAfter } from "@/lib/designer/form/grid/place-behind";
import type { Place } from "@/lib/designer/form/grid/placing";
import { slotOf } from "@/lib/designer/form/grid/rows";
import { addingField, newField } from "@/lib/designer/form/new-field";
import type { FieldType } from "@/lib/forms/form-definition";
import type { FormEdit } from "./use-form-edit";

/** Which fields there are, and what their keys are. */
export function useFieldSet({ definition, fields, slots, selected, run, select, say, sayWhere }: FormEdit) {
  const t = useTranslations("formDesigner");
  const added = useRef(new Set<string>());
  const renamed = useRef(new Map<string, string>());
  const wordsFor = (type: FieldType) => ({
    label: t(`types.${type}`),
    firstChoice: t("new.firstChoice"),
    secondChoice: t("new.secondChoice"),
    column: t("new.column"),
  });
  return {
    isNew: (key: string) => added.current.has(key),
    renamedTo: (key: string) => renamed.current.get(key),
    rename: (key: string, to: string, merge?: string) => {
      renamed.current.set(key, to);
      if (added.current.delete(key)) added.current.add(to);
      run([{ type: "RenameField", key, to }], merge);
      select([to]);
    },
    add: (type: FieldType, wanted?: Place) => {
      const field = newField(new Set(fields().map(({ key }) => key)), type, wordsFor(type));
      const place = wanted ?? placeAfter(slots(), selected(), slotOf(field));
      added.current.add(field.key);
      run(addingField(definition(), field, place));
      select([field.key]);
      sayWhere(field.key);
    },
    /** @returns the key of what stands there then. */
    remove: (keys: readonly string[]) => {
      const first = fields().findIndex(({ key }) => keys.includes(key));
      run([{ type: "RemoveFields", keys }]);
      const next = fields()[Math.min(first, fields().length - 1)]?.key ?? "title";
      select(next === "title" ? [] : [next]);
      say(t("said.removed", { count: keys.length }));
      return next;
    },
  };
}
