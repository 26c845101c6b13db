"use client";

import { useTranslations } from "next-intl";
import type { Edit } from "@/lib/designer/edits/edit";
import { inFormOrder, slotOf } from "@/lib/designer/form/grid/rows";
import { spotOf } from "@/lib/designer/form/grid/spot";
import { useDesignerStore } from "../../store/use-designer";

export type FormEdit = ReturnType<typeof useFormEdit>;

/** What changes of the form are made of: its fields as they are now, and edits that are one step of the history together. */
export function useFormEdit(say: (sentence: string) => void) {
  const t = useTranslations("formDesigner.said");
  const store = useDesignerStore();
  const definition = () => store.getState().history.present;
  const fields = () => inFormOrder(definition().form.fields);
  const labelOf = (key: string) => fields().find((field) => field.key === key)?.label ?? "";
  return {
    definition,
    fields,
    slots: () => fields().map(slotOf),
    selected: () => store.getState().selection.fieldKeys,
    labelOf,
    run: (edits: readonly Edit[], merge = `form ${performance.now()}`) => {
      for (const edit of edits) store.getState().edit(edit, merge);
    },
    select: (fieldKeys: readonly string[]) => store.getState().select({ fieldKeys }),
    say,
    sayWhere: (key: string) => {
      const spot = spotOf(fields().map(slotOf), key);
      if (spot !== null) say(t("where", { label: labelOf(key), ...spot }));
    },
  };
}
