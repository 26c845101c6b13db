"use client";

import { useState } from "react";
import { type FieldUse, usesOfField } from "@/lib/designer/form/field-uses";
import { useDesignerStore } from "../store/use-designer";

type Asked = { keys: readonly string[]; uses: readonly FieldUse[] };

/** Fields that the flow speaks of elsewhere are removed once somebody has seen where. */
export function useRemoval(onRemove: (keys: readonly string[]) => void) {
  const store = useDesignerStore();
  const [asked, setAsked] = useState<Asked | null>(null);
  const removeNow = (keys: readonly string[]) => {
    setAsked(null);
    onRemove(keys);
  };
  const remove = (wanted: readonly string[]) => {
    const definition = store.getState().history.present;
    const keys = wanted.filter((key) => definition.form.fields.some((field) => field.key === key));
    if (keys.length === 0) return;
    const uses = keys
      .flatMap((key) => usesOfField(definition, key))
      .filter(({ fieldKey }) => fieldKey === undefined || !keys.includes(fieldKey));
    if (uses.length > 0) setAsked({ keys, uses });
    else removeNow(keys);
  };
  return { asked, remove, removeAsked: () => removeNow(asked?.keys ?? []), keep: () => setAsked(null) };
}
