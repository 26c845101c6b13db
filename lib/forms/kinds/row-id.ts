import type { Json } from "@/lib/forms/form-definition";

/** Ids are PostgreSQL integers. */
const MAX_ID = 2_147_483_647;

/** The id of a person or department, as a number or written out; null when it is none. */
export function toRowId(raw: Json): number | null {
  const id = typeof raw === "string" && /^\d{1,10}$/.test(raw.trim()) ? Number(raw) : raw;
  return typeof id === "number" && Number.isInteger(id) && id > 0 && id <= MAX_ID ? id : null;
}
