import type { Direction } from "./direction";
import { sizeOf } from "./node-size";
import type { Picture, PictureNode } from "./picture";

type Drawn = {
  nodes: readonly Pick<PictureNode, "key" | "type" | "position">[];
  transitions: readonly Pick<Picture["transitions"][number], "from" | "to">[];
};

/**
 * The way a flow goes as it is drawn: down, when more of its transitions lead to a node below than to one on the right.
 *
 * @param places where nodes stand that are not at their own places.
 */
export function directionOf(
  { nodes, transitions }: Drawn,
  places: Readonly<Record<string, PictureNode["position"]>> = {},
): Direction {
  const boxes = new Map(
    nodes.map(({ key, type, position }) => [key, { ...(places[key] ?? position), ...sizeOf(type) }]),
  );
  let [right, down] = [0, 0];
  for (const { from, to } of transitions) {
    const [source, target] = [boxes.get(from), boxes.get(to)];
    if (source === undefined || target === undefined) continue;
    right += ahead(source.x, source.width, target.x, target.width);
    down += ahead(source.y, source.height, target.y, target.height);
  }
  return down > right ? "TB" : "LR";
}

/** 1 where the one ends before the other begins, -1 the other way round, 0 where they overlap. */
function ahead(from: number, length: number, to: number, otherLength: number): number {
  if (to >= from + length) return 1;
  return to + otherLength <= from ? -1 : 0;
}
