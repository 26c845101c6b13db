import { createHash } from "node:crypto";
import type { LogRow } from "@/db/store/tickets/ticket-rows";
import type { Json } from "@/lib/forms/form-definition";

/** The hash before the first row of a ticket's log. */
export const FIRST_HASH = "0".repeat(64);

type HashedRow = Omit<LogRow, "hash">;

/** Columns that came later; a row that has nothing in them has the hash it had before. */
const OPTIONAL = ["forUserId", "forUserName", "mentions", "attachments"] as const satisfies (keyof HashedRow)[];

/**
 * SHA-256 over the row in a canonical text (keys sorted), the ticket's serial number and the hash of the row before:
 * changing, removing or reordering any row breaks the chain from there on.
 */
export function hashOf(serial: string, row: HashedRow): string {
  const hashed: Record<string, Json> = JSON.parse(JSON.stringify({ serial, ...row }));
  for (const key of OPTIONAL) if (isEmpty(hashed[key] ?? null)) delete hashed[key];
  return createHash("sha256").update(canonical(hashed)).digest("hex");
}

const isEmpty = (value: Json) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

function canonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${entries.join(",")}}`;
}
