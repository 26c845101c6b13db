import type { Json } from "@/lib/forms/form-definition";
import { isStorableText, lengthOf } from "@/lib/forms/kinds/text-value";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";

const MAX_LENGTH = 500;

export type ExternalOption = { key: string; label: string };

/** Shape only; whether the other system offers it is asked where its options are fetched. A bare key names itself. */
export const parseExternal: ValueParser = (_field, raw) => {
  const option = toOption(raw);
  if (option === null) return unreadable("not_a_choice", { choice: "" });
  const isTooLong = lengthOf(option.key) > MAX_LENGTH || lengthOf(option.label) > MAX_LENGTH;
  return isTooLong ? unreadable("too_long", { max: MAX_LENGTH }) : parsed(option);
};

/** An option as it is stored; null when this is none. */
export function toOption(raw: Json): ExternalOption | null {
  if (raw === null || Array.isArray(raw)) return null;
  const { key, label } =
    typeof raw === "object" ? { key: raw.key ?? null, label: raw.label ?? null } : { key: raw, label: null };
  const text = typeof key === "number" ? String(key) : key;
  if (typeof text !== "string" || text.trim() === "" || !isStorableText(text)) return null;
  if (label !== null && (typeof label !== "string" || !isStorableText(label))) return null;
  return { key: text, label: label === null || label === "" ? text : label };
}
