import { toRowId } from "@/lib/forms/kinds/row-id";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";

/** Shape only; whether the department exists is asked by the command. */
export const parseDepartment: ValueParser = (_field, raw) => {
  const id = toRowId(raw);
  return id === null ? unreadable("not_a_department") : parsed(id);
};
