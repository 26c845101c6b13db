import type { BranchChoice } from "@/lib/forms/form-definition";

export type CascadeLevel = {
  options: { key: string; label: string; isGone: boolean }[];
  /** null where nothing is chosen yet. */
  chosen: string | null;
};

/** One list per level of a cascade: those that were chosen from, and the next one below. */
export function cascadeLevels(tree: readonly BranchChoice[], path: readonly string[]): CascadeLevel[] {
  const levels: CascadeLevel[] = [];
  let choices = tree;
  for (let depth = 0; choices.length > 0 || depth < path.length; depth += 1) {
    const chosen = path[depth] ?? null;
    const branch = choices.find(({ key }) => key === chosen);
    const options = choices.map(({ key, label }) => ({ key, label: label || key, isGone: false }));
    if (chosen !== null && branch === undefined) options.push({ key: chosen, label: chosen, isGone: true });
    levels.push({ options, chosen });
    if (chosen === null) break;
    choices = branch?.children ?? [];
  }
  return levels;
}
