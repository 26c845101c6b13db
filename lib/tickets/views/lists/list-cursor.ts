import type { Cursor } from "@/db/queries/lists/list-page";

const SIDES = { after: "a", before: "b" } as const;

/** A place in a list as it stands in an address. */
export function formatCursor({ at, id, side }: Cursor): string {
  return `${SIDES[side]}-${Date.parse(at).toString(36)}-${id.toString(36)}`;
}

/** null when the text is none of ours: the list then starts at its beginning. */
export function parseCursor(text: string): Cursor | null {
  const [, side, at, id] = /^([ab])-([0-9a-z]{1,9})-([0-9a-z]{1,6})$/.exec(text) ?? [];
  if (side === undefined || at === undefined || id === undefined) return null;
  const number = Number.parseInt(id, 36);
  if (number > MAX_ID) return null;
  const instant = new Date(Number.parseInt(at, 36));
  return { at: instant.toISOString(), id: number, side: side === SIDES.after ? "after" : "before" };
}

const MAX_ID = 2 ** 31 - 1;
