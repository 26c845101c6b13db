import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";

export const parseBoolean: ValueParser = (_field, raw) => {
  if (raw === true || raw === 1 || raw === "true" || raw === "1") return parsed(true);
  if (raw === false || raw === 0 || raw === "false" || raw === "0") return parsed(false);
  return unreadable("not_a_boolean");
};
