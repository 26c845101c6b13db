"use client";

import { useTranslations } from "next-intl";
import type { Edit } from "@/lib/designer/edits/edit";
import { doubling, fromClipboard, pasting, toClipboard } from "@/lib/designer/form/field-copies";
import { placeBehind } from "@/lib/designer/form/grid/place-behind";
import type { FormEdit } from "./use-form-edit";

/** Fields that come from others: of this form, or of another through the clipboard. */
export function useFieldCopies({ definition, fields, slots, selected, run, select, say }: FormEdit) {
  const t = useTranslations("formDesigner.said");
  const take = ({ edits, keys }: { edits: Edit[]; keys: string[] }) => {
    if (keys.length === 0) return;
    run(edits);
    select(keys);
    say(t("added", { count: keys.length }));
  };
  return {
    double: (keys: readonly string[]) => take(doubling(definition(), keys)),
    copy: (keys: readonly string[]) => {
      const chosen = fields().filter(({ key }) => keys.includes(key));
      if (chosen.length > 0) say(t("copied", { count: chosen.length }));
      return chosen.length === 0 ? "" : toClipboard(chosen);
    },
    paste: (text: string) => {
      const copied = fromClipboard(text);
      if (copied.length > 0) take(pasting(definition(), copied, placeBehind(slots(), selected())));
      return copied.length > 0;
    },
  };
}
