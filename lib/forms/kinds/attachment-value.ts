import { isStorableText, lengthOf } from "@/lib/forms/kinds/text-value";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";
import { splitList } from "@/lib/forms/split-list";

const MAX_FILES = 100;
const MAX_NAME_LENGTH = 1000;

/** Names or addresses of files; what they point at is not looked up. */
export const parseAttachment: ValueParser = (_field, raw) => {
  const names = new Set<string>();
  for (const part of splitList(raw)) {
    if (typeof part !== "string" || part.trim() === "" || !isStorableText(part)) return unreadable("not_a_file");
    if (lengthOf(part) > MAX_NAME_LENGTH) return unreadable("too_long", { max: MAX_NAME_LENGTH });
    names.add(part);
  }
  return names.size > MAX_FILES ? unreadable("too_many", { max: MAX_FILES }) : parsed([...names]);
};
