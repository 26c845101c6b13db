import type { Notes } from "../note";

/** A text that fits; what is cut off is told. */
export function fitting(text: string, max: number, owner: string, notes: Notes): string {
  const characters = [...text];
  if (characters.length <= max) return text;
  notes.add("text_cut", { owner, max });
  return characters.slice(0, max).join("").trimEnd();
}

/** A name to show, made from the id where there is none. */
export function nameOf(row: { id: number; name: string }, max: number, notes: Notes): string {
  const name = row.name.trim();
  if (name !== "") return fitting(name, max, name, notes);
  notes.add("name_missing", { id: row.id });
  return `#${row.id}`;
}
