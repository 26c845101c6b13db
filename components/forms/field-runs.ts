import type { VisibleField } from "@/lib/forms/visibility";

/** Neighbouring fields that are read, or filled in, together. */
export type FieldRun = { kind: "read" | "edit"; fields: VisibleField[] };

export function fieldRuns(fields: readonly VisibleField[], builtIns: object): FieldRun[] {
  const runs: FieldRun[] = [];
  for (const field of fields) {
    const isRead = isOnlyRead(field);
    if (isRead && field.kind === "built-in" && field.key !== "title" && !(field.key in builtIns)) continue;
    const kind = isRead ? "read" : "edit";
    const last = runs.at(-1);
    if (last?.kind === kind) last.fields.push(field);
    else runs.push({ kind, fields: [field] });
  }
  return runs;
}

/** Attachments cannot be changed in the form, whatever the access says. */
export function isOnlyRead(visible: VisibleField): boolean {
  return visible.access === "read" || (visible.kind === "field" && visible.field.type === "attachment");
}
