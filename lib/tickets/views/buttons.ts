import { type LoadedVersion, transitionIdOf } from "@/lib/flows/version-cache";
import type { NodeButton } from "../schema";

/** The transitions of a node that a person may press, in their order; timed ones are none. */
export function buttonsOf(version: LoadedVersion, nodeKey: string): NodeButton[] {
  const out = version.compiled.nodes.get(nodeKey)?.out ?? [];
  return out.flatMap(({ key, afterMs }): NodeButton[] => {
    const transition = version.transitions.get(key);
    if (afterMs !== null || transition === undefined) return [];
    const { name, intent, confirmText, requireFields } = transition;
    return [{ id: transitionIdOf(version, key), name, intent, confirmText, requireFields }];
  });
}
