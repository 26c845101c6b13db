import type { Json } from "@/lib/forms/form-definition";
import { isStorableText, wrongLength } from "@/lib/forms/kinds/text-value";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";

const WEB = /^https?:\/\/[^\s/?#]+/i;
const MAIL = /^mailto:[^\s@]+@[^\s@]+$/i;
const SPACE = /\s/;

/** Kept as it was written: what `URL` makes of an address is not what people recognise. */
export const parseLink: ValueParser = (field, raw) => {
  const text = typeof raw === "string" ? raw.trim() : "";
  if (!isStorableText(text) || !isLink(text)) return unreadable("not_a_link");
  return wrongLength({ ...field, maxLength: field.maxLength ?? 2000 }, text) ?? parsed(text);
};

/** Whether a browser may be sent there: nothing but web and mail addresses. */
export function isLink(value: Json): value is string {
  if (typeof value !== "string" || SPACE.test(value)) return false;
  return (WEB.test(value) || MAIL.test(value)) && URL.canParse(value);
}
