"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Edit } from "@/lib/designer/edits";
import type { Arrangement } from "@/lib/designer/form/arrangement";
import { doubling, fromClipboard, pasting, toClipboard } from "@/lib/designer/form/field-copies";
import { type Direction, moved } from "@/lib/designer/form/moving";
import { addingField, newField } from "@/lib/designer/form/new-field";
import { type Place, placedTogether } from "@/lib/designer/form/placing";
import { resized } from "@/lib/designer/form/resizing";
import { COLUMNS, inFormOrder, rowsOf, type Slot, slotOf, widthOf } from "@/lib/designer/form/rows";
import { spotOf } from "@/lib/designer/form/spot";
import type { FieldType, FormField } from "@/lib/forms/form-definition";
import { useDesignerStore } from "../store/use-designer";

/** The changes that people make to a form as a whole, each one step of the history and said aloud. */
export function useFormDeskEdits(say: (sentence: string) => void) {
  const t = useTranslations("formDesigner");
  const store = useDesignerStore();
  const added = useRef(new Set<string>());
  const renamed = useRef(new Map<string, string>());
  const definition = () => store.getState().history.present;
  const fields = () => inFormOrder(definition().form.fields);
  const slots = () => fields().map(slotOf);
  const labelOf = (key: string) => fields().find((field) => field.key === key)?.label ?? "";

  const run = (edits: readonly Edit[], merge = `form ${performance.now()}`) => {
    for (const edit of edits) store.getState().edit(edit, merge);
  };
  const select = (fieldKeys: readonly string[]) => store.getState().select({ fieldKeys });
  const arrange = ({ keys, widths }: Arrangement, merge?: string) =>
    run([{ type: "ArrangeFields", keys, widths }], merge);
  const sayWhere = (key: string) => {
    const spot = spotOf(slots(), key);
    if (spot !== null) say(t("said.where", { label: labelOf(key), ...spot }));
  };

  return {
    select,
    isNew: (key: string) => added.current.has(key),
    renamedTo: (key: string) => renamed.current.get(key),
    rename: (key: string, to: string, merge?: string) => {
      renamed.current.set(key, to);
      if (added.current.delete(key)) added.current.add(to);
      run([{ type: "RenameField", key, to }], merge);
      select([to]);
    },
    add: (type: FieldType, wanted?: Place) => {
      const taken = new Set(fields().map(({ key }) => key));
      const words = {
        label: t(`types.${type}`),
        firstChoice: t("new.firstChoice"),
        secondChoice: t("new.secondChoice"),
        column: t("new.column"),
      };
      const field = newField(taken, type, words);
      const place = wanted ?? after(slots(), store.getState().selection.fieldKeys, slotOf(field));
      added.current.add(field.key);
      run(addingField(definition(), field, place));
      select([field.key]);
      sayWhere(field.key);
      return field.key;
    },
    move: (keys: readonly string[], place: Place) => {
      const all = slots();
      const chosen = all.filter(({ key }) => keys.includes(key));
      arrange(placedTogether(all, chosen, place));
      const [first] = keys;
      if (first !== undefined) sayWhere(first);
    },
    step: (key: string, direction: Direction) => {
      const arrangement = moved(slots(), key, direction);
      if (arrangement === null) return say(t("said.noFurther", { label: labelOf(key) }));
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
    double: (keys: readonly string[]) => {
      const { edits, keys: copies } = doubling(definition(), keys);
      if (copies.length === 0) return;
      run(edits);
      select(copies);
      say(t("said.added", { count: copies.length }));
    },
    remove: (keys: readonly string[]) => {
      const first = fields().findIndex(({ key }) => keys.includes(key));
      run([{ type: "RemoveFields", keys }]);
      const next = fields()[Math.min(first, fields().length - 1)]?.key ?? "title";
      select(next === "title" ? [] : [next]);
      say(t("said.removed", { count: keys.length }));
      return next;
    },
    copy: (keys: readonly string[]) => {
      const chosen = fields().filter(({ key }) => keys.includes(key));
      if (chosen.length > 0) say(t("said.copied", { count: chosen.length }));
      return chosen.length === 0 ? "" : toClipboard(chosen);
    },
    paste: (text: string) => {
      const copied: FormField[] = fromClipboard(text);
      if (copied.length === 0) return false;
      const { edits, keys } = pasting(definition(), copied, behind(slots(), store.getState().selection.fieldKeys));
      run(edits);
      select(keys);
      say(t("said.added", { count: keys.length }));
      return true;
    },
  };
}

/** Behind the line of the last of some fields; at the end where there is none. */
function behind(slots: readonly Slot[], keys: readonly string[]): Place {
  const rows = rowsOf(slots);
  const line = rows.findLastIndex((row) => row.some(({ key }) => keys.includes(key)));
  return { kind: "line", before: line < 0 ? null : (rows[line + 1]?.[0]?.key ?? null) };
}

/** Where a new field goes by itself: into the line of the last of some fields while there is room, else behind it. */
function after(slots: readonly Slot[], keys: readonly string[], { width, isWhole }: Slot): Place {
  const rows = rowsOf(slots);
  const row = rows.findLast((one) => one.some(({ key }) => keys.includes(key))) ?? rows.at(-1);
  const last = row?.at(-1);
  if (row === undefined || last === undefined || isWhole || widthOf(row) + width > COLUMNS) return behind(slots, keys);
  return { kind: "beside", key: last.key, side: "after" };
}
