"use client";

import { useTranslations } from "next-intl";
import type { Arrangement } from "@/lib/designer/form/grid/arrangement";
import { type Direction, moved } from "@/lib/designer/form/grid/moving";
import { type Place, placedTogether } from "@/lib/designer/form/grid/placing";
import { resized } from "@/lib/designer/form/grid/resizing";
import type { FormEdit } from "./use-form-edit";

/** Where fields stand and how wide they are. */
export function useFieldMoves({ slots, run, labelOf, say, sayWhere }: FormEdit) {
  const t = useTranslations("formDesigner.said");
  const arrange = ({ keys, widths }: Arrangement, merge?: string) =>
    run([{ type: "ArrangeFields", keys, widths }], merge);
  return {
    move: (keys: readonly string[], place: Place) => {
      const all = slots();
      const chosen = all.filter(({ key }) => keys.includes(key));
      arrange(placedTogether(all, chosen, place));
      const [first] = chosen;
      if (first !== undefined) sayWhere(first.key);
    },
    step: (key: string, direction: Direction) => {
      const arrangement = moved(slots(), key, direction);
      if (arrangement === null) return say(t("noFurther", { label: labelOf(key) }));
      arrange(arrangement, `step ${key}`);
      sayWhere(key);
    },
    resize: (key: string, width: number, merge?: string) => {
      const all = slots();
      const widths = resized(all, key, width);
      if (Object.keys(widths).length === 0) return;
      arrange({ keys: all.map((slot) => slot.key), widths }, merge);
      sayWhere(key);
    },
  };
}
