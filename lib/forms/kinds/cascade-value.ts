import type { BranchChoice, FormField, Json } from "@/lib/forms/form-definition";
import { parsed, unreadable, type ValueParser } from "@/lib/forms/kinds/value-parser";
import { splitList } from "@/lib/forms/split-list";

/** Keys from the top of the tree down; as far as it goes, unless the field lets people stop before. */
export const parseCascade: ValueParser<FormField> = (field, raw) => {
  const keys = splitList(raw).map((key) => (typeof key === "number" ? String(key) : key));
  const path = branchesAlong(field.tree, keys);
  const stranger = keys[path.length];
  if (path.length < keys.length) return unreadable("not_a_choice", { choice: String(stranger ?? "").slice(0, 100) });
  const mayGoOn = (path.at(-1)?.children.length ?? 0) > 0;
  return mayGoOn && !field.mayStopEarly ? unreadable("not_a_last_choice") : parsed(path.map(({ key }) => key));
};

/** The choices that keys name one below the other, up to the first key that is not there. */
export function branchesAlong(tree: readonly BranchChoice[], keys: readonly Json[]): BranchChoice[] {
  const path: BranchChoice[] = [];
  let level = tree;
  for (const key of keys) {
    const branch = level.find((candidate) => candidate.key === key);
    if (branch === undefined) break;
    path.push(branch);
    level = branch.children;
  }
  return path;
}
