import type { Json } from "@/lib/forms/form-definition";

/** A JSON number, or one written as text; 0 for anything else. */
export function integerIn(raw: Json | undefined): number {
  const number = typeof raw === "string" && /^\s*\d{1,9}\s*$/.test(raw) ? Number(raw) : raw;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : 0;
}
