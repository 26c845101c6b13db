import { isStorableText, maxLengthOf, wrongLength } from "@/lib/forms/kinds/text-value";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";
import { richTextToText } from "@/lib/forms/rich-text";

/** Marks take room too, but people count what they read. */
const MAX_HTML_LENGTH = 200_000;

/** HTML of which only what says something counts: a text of nothing but empty paragraphs is no value. */
export const parseRichText: ValueParser = (field, raw, { cleanRichText }) => {
  if (typeof raw !== "string" && typeof raw !== "number") return unreadable("not_text");
  const sent = String(raw);
  if (!isStorableText(sent)) return unreadable("not_text");
  if (sent.length > MAX_HTML_LENGTH) return unreadable("too_long", { max: maxLengthOf(field) });
  const html = cleanRichText === undefined ? sent : cleanRichText(sent);
  const text = richTextToText(html);
  return text === "" ? parsed(null) : (wrongLength(field, text) ?? parsed(html));
};
