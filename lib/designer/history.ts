import type { FlowDefinition } from "@/lib/flows/definition";
import type { EditType } from "./edits/edit";

/** What was done, to be said beside undo and redo: the edit, and what it was done to where that has a name. */
export type EditLabel = { type: EditType; name: string };

/** `definition`: as it was before (in `past`), or as it will be again (in `future`). */
type Entry = { definition: FlowDefinition; label: EditLabel; merge: string | null };

/** Whole documents, which share all that an edit did not touch: going back is exact, whatever the edit was. */
export type History = {
  past: readonly Entry[];
  present: FlowDefinition;
  /** The next one to do again first. */
  future: readonly Entry[];
};

const MAX_ENTRIES = 500;

export const startHistory = (present: FlowDefinition): History => ({ past: [], present, future: [] });

/**
 * The history after an edit. Edits with the same `merge` in a row are one entry: a word that is typed, a node that is
 * pushed by the arrow keys.
 */
export function record(
  history: History,
  next: FlowDefinition,
  { label, merge = null }: { label: EditLabel; merge?: string | null },
): History {
  const { past, present } = history;
  if (next === present) return history;
  const last = past.at(-1);
  const isMerged = merge !== null && last?.merge === merge && history.future.length === 0;
  const entries = isMerged ? past : [...past, { definition: present, label, merge }].slice(-MAX_ENTRIES);
  return { past: entries, present: next, future: [] };
}

/** Ends an entry: the next edit is one of its own, whatever it is called. */
export function seal(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined || last.merge === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, merge: null }] };
}

export function undo(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  const { definition, label } = last;
  return {
    past: history.past.slice(0, -1),
    present: definition,
    future: [{ definition: history.present, label, merge: null }, ...history.future],
  };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  const { definition, label } = next;
  return { past: [...history.past, { definition: history.present, label, merge: null }], present: definition, future };
}
