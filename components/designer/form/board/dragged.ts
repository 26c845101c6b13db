import { type Slot, slotOf } from "@/lib/designer/form/grid/rows";
import { newField } from "@/lib/designer/form/new-field";
import type { FormField } from "@/lib/forms/form-definition";
import type { DragSource } from "./use-field-drag";

const NO_WORDS = { label: "-", firstChoice: "-", secondChoice: "-", column: "-" };

/** What is dragged, as it would stand on the form; a new field under a key that no field can have. */
export function draggedSlots(source: DragSource, fields: readonly FormField[]): Slot[] {
  if (source.kind === "fields") return fields.filter(({ key }) => source.keys.includes(key)).map(slotOf);
  return [{ ...slotOf(newField(new Set(), source.type, NO_WORDS)), key: " new" }];
}
