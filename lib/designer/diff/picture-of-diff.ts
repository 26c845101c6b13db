import type { FlowDefinition } from "@/lib/flows/definition";
import type { Change, Picture } from "../picture/picture";
import { pictureOf } from "../picture/picture-of";
import type { DefinitionDiff } from "./definition-diff";
import type { ElementDiff } from "./element-diff";

/** Both states of a flow on one canvas: as it is after, with what was removed where it stood. */
export function pictureOfDiff(before: FlowDefinition, after: FlowDefinition, diff: DefinitionDiff): Picture {
  const [former, present] = [pictureOf(before), pictureOf(after)];
  return {
    nodes: joined(former.nodes, present.nodes, diff.nodes),
    transitions: joined(former.transitions, present.transitions, diff.transitions),
  };
}

function joined<Entry extends { key: string; change?: Change }>(
  former: readonly Entry[],
  present: readonly Entry[],
  changes: readonly ElementDiff[],
): Entry[] {
  const known = new Map(changes.map(({ key, change }) => [key, change]));
  const marked = (entry: Entry): Entry => {
    const change = known.get(entry.key);
    return change === undefined ? entry : { ...entry, change };
  };
  const there = new Set(present.map(({ key }) => key));
  return [...present.map(marked), ...former.filter(({ key }) => !there.has(key)).map(marked)];
}
