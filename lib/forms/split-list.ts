import type { Json } from "@/lib/forms/form-definition";

/** A list as callers write it: an array, a comma-joined string, or a single value. */
export function splitList(raw: Json): Json[] {
  if (Array.isArray(raw)) return raw;
  if (typeof raw !== "string") return [raw];
  return raw
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
