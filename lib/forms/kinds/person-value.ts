import { toRowId } from "@/lib/forms/kinds/row-id";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";
import { splitList } from "@/lib/forms/split-list";

const MAX_PEOPLE = 500;

/** Shape only; whether the person exists and is active is asked by the command. */
export const parsePerson: ValueParser = (_field, raw) => {
  const id = toRowId(raw);
  return id === null ? unreadable("not_a_person") : parsed(id);
};

export const parsePeople: ValueParser = (_field, raw) => {
  const ids = new Set<number>();
  for (const part of splitList(raw)) {
    const id = toRowId(part);
    if (id === null) return unreadable("not_a_person");
    ids.add(id);
  }
  return ids.size > MAX_PEOPLE ? unreadable("too_many", { max: MAX_PEOPLE }) : parsed([...ids]);
};
