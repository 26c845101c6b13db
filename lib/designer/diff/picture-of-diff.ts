import type { FlowDefinition } from "@/lib/flows/definition";
import type { Change, Picture, PictureNode } from "../picture/picture";
import { pictureOf } from "../picture/picture-of";
import { freePlace } from "../places/free-place";
import { isPlaced, layOut } from "../places/layout";
import type { DefinitionDiff } from "./definition-diff";
import type { ElementDiff } from "./element-diff";

/** Both states of a flow on one canvas: as it is after, with what was removed where it stood. */
export function pictureOfDiff(before: FlowDefinition, after: FlowDefinition, diff: DefinitionDiff): Picture {
  const [former, present] = [pictureOf(before), pictureOf(after)];
  return {
    nodes: apart(joined(former.nodes, present.nodes, diff.nodes), former, present),
    transitions: joined(former.transitions, present.transitions, diff.transitions),
  };
}

/** What was removed stands where it stood, or next to what stands there now. A flow that nobody placed is laid out whole. */
function apart(nodes: readonly PictureNode[], former: Picture, present: Picture): PictureNode[] {
  if (!isPlaced(present)) return [...nodes];
  const positions = isPlaced(former) ? null : layOut(former);
  const standing: PictureNode[] = [...present.nodes];
  return nodes.map((node) => {
    if (node.change !== "removed") return node;
    const moved = { ...node, position: freePlace(standing, node.type, positions?.[node.key] ?? node.position) };
    standing.push(moved);
    return moved;
  });
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
