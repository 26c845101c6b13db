import type { Json } from "@/lib/forms/form-definition";
import { splitList } from "@/lib/forms/split-list";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/value-parser";

const MAX_PEOPLE = 500;
/** User ids are PostgreSQL integers. */
const MAX_ID = 2_147_483_647;

/** Shape only; whether the person exists and is active is asked by the command. */
export const parsePerson: ValueParser = (_field, raw) => {
  const id = toUserId(raw);
  return id === null ? unreadable("not_a_person") : parsed(id);
};

export const parsePeople: ValueParser = (_field, raw) => {
  const ids = new Set<number>();
  for (const part of splitList(raw)) {
    const id = toUserId(part);
    if (id === null) return unreadable("not_a_person");
    ids.add(id);
  }
  return ids.size > MAX_PEOPLE ? unreadable("too_many", { max: MAX_PEOPLE }) : parsed([...ids]);
};

function toUserId(raw: Json): number | null {
  const id = typeof raw === "string" && /^\d{1,10}$/.test(raw.trim()) ? Number(raw) : raw;
  return typeof id === "number" && Number.isInteger(id) && id > 0 && id <= MAX_ID ? id : null;
}
