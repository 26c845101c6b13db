import type { Slot } from "./job";

export interface Candidate {
  readonly id: string;
  readonly slots: readonly Slot[];
}

/** Which candidates, first come first served, fit beside the jobs already running in each slot. */
export function fitSlots(candidates: readonly Candidate[], busy: ReadonlyMap<string, number>): string[] {
  const used = new Map(busy);
  const fitting: string[] = [];
  for (const { id, slots } of candidates) {
    if (slots.some(({ name, limit }) => (used.get(name) ?? 0) >= limit)) continue;
    for (const { name } of slots) used.set(name, (used.get(name) ?? 0) + 1);
    fitting.push(id);
  }
  return fitting;
}
