import type { DraftValue } from "@/components/forms/state/draft";
import type { RowValue } from "@/lib/flows/conditions/tree/condition-tree";
import type { SubjectKind } from "@/lib/flows/conditions/tree/subject";
import type { FormField } from "@/lib/forms/form-definition";
import { parseValue } from "@/lib/forms/parse-value";

type PlainValue = Exclude<RowValue, { subject: unknown } | { from: unknown }>;

/** The value of a row as an input of a form holds it. */
export function toDraftValue(kind: SubjectKind | null, value: PlainValue): DraftValue {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" && (kind === "number" || kind === "integer")) return String(value);
  if (kind === "roles" && Array.isArray(value)) return value.map(String);
  return Array.isArray(value) ? [...value] : (value as string | number | null);
}

/** What an input holds as the value of a row; null for what is none yet. */
export function fromDraftValue(kind: SubjectKind | null, field: FormField, draft: DraftValue): PlainValue {
  if (draft === null || draft === "" || (Array.isArray(draft) && draft.length === 0)) return null;
  switch (kind) {
    case "boolean":
      return draft === "true";
    case "roles":
      return [draft].flat().map(Number);
    case "text":
    case "key":
      return String(draft);
    case "number":
    case "integer": {
      const read = parseValue(field, String(draft).normalize("NFKC").trim(), { timeZone: "UTC" });
      return read.ok && typeof read.value === "number" ? read.value : null;
    }
    default:
      return isPlain(draft) ? draft : null;
  }
}

function isPlain(draft: DraftValue): draft is string | number | (string | number)[] {
  if (Array.isArray(draft)) return draft.every((one) => typeof one === "string" || typeof one === "number");
  return typeof draft === "string" || typeof draft === "number";
}
