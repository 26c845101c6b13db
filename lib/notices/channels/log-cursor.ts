import { z } from "zod";
import type { LogCursor } from "@/db/queries/channels/delivery-log";

const Cursor = z.object({
  at: z.iso.datetime(),
  rank: z.coerce.number().int().min(1).max(3),
  no: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

/** Where a page of the delivery log ends, as a text for the address of the next one. */
export const cursorOf = ({ createdAt, rank, no }: { createdAt: string; rank: number; no: number }): string =>
  `${createdAt}~${rank}~${no}`;

/** null for what makes no sense, which begins at the newest. */
export function readCursor(text: string | null): LogCursor | null {
  const [at, rank, no] = (text ?? "").split("~");
  const cursor = Cursor.safeParse({ at, rank, no });
  return cursor.success ? cursor.data : null;
}
