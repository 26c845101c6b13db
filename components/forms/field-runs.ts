import { isLayout } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";

/** Neighbouring fields that are read, or filled in, together; an element of the page stands alone. */
export type FieldRun = { kind: "read" | "edit" | "layout"; fields: VisibleField[] };

type Options = {
  /** Built-ins the page has something to show for; the others are shown elsewhere on it. */
  builtIns: object;
  mayUpload: boolean;
};

export function fieldRuns(fields: readonly VisibleField[], { builtIns, mayUpload }: Options): FieldRun[] {
  const shown = fields.filter(
    (field) =>
      field.kind === "field" || field.key === "title" || field.key in builtIns || !isOnlyRead(field, mayUpload),
  );
  const runs: FieldRun[] = [];
  for (const field of withoutEmptySections(shown)) {
    const kind = isElement(field) ? "layout" : isOnlyRead(field, mayUpload) ? "read" : "edit";
    const last = runs.at(-1);
    if (last?.kind === kind && kind !== "layout") last.fields.push(field);
    else runs.push({ kind, fields: [field] });
  }
  return runs;
}

/** Attachments cannot be changed where nothing takes files, whatever the access says. */
export function isOnlyRead(visible: VisibleField, mayUpload: boolean): boolean {
  if (visible.access === "read") return true;
  return visible.kind === "field" && visible.field.type === "attachment" && !mayUpload;
}

/** A heading with nothing before the next one, and a line with nothing below it, say nothing. */
function withoutEmptySections(fields: readonly VisibleField[]): VisibleField[] {
  const kept: VisibleField[] = [];
  let hasContent = false;
  for (const field of [...fields].reverse()) {
    const type = field.kind === "field" ? field.field.type : null;
    if (type === "heading" ? !hasContent : type === "divider" && kept.length === 0) continue;
    if (type !== "divider") hasContent = type !== "heading";
    kept.unshift(field);
  }
  return kept;
}

function isElement(field: VisibleField): boolean {
  return field.kind === "field" && isLayout(field.field.type);
}
