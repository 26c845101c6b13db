import type { FlowNode } from "@/lib/flows/definition";
import { GRID, sizeOf } from "../picture/node-size";
import type { Position } from "./layout";

export const ALIGNMENTS = ["left", "center", "right", "top", "middle", "bottom", "spread-x", "spread-y"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

type Standing = Pick<FlowNode, "key" | "type" | "position">;
type Axis = "x" | "y";

/** Where nodes stand when they are brought into line with each other, or at even distances. */
export function align(nodes: readonly Standing[], alignment: Alignment): Record<string, Position> {
  switch (alignment) {
    case "left":
    case "center":
    case "right":
      return inLine(nodes, "x", alignment === "left" ? 0 : alignment === "center" ? 0.5 : 1);
    case "top":
    case "middle":
    case "bottom":
      return inLine(nodes, "y", alignment === "top" ? 0 : alignment === "middle" ? 0.5 : 1);
    case "spread-x":
      return spread(nodes, "x");
    case "spread-y":
      return spread(nodes, "y");
  }
}

/** @param part of a node that comes to lie on the line: its beginning (0), middle or end (1). */
function inLine(nodes: readonly Standing[], axis: Axis, part: 0 | 0.5 | 1): Record<string, Position> {
  const [first, last] = extent(nodes, axis);
  const line = first + (last - first) * part;
  return placed(nodes, axis, (node) => line - lengthOf(node, axis) * part);
}

function spread(nodes: readonly Standing[], axis: Axis): Record<string, Position> {
  const [first, last] = extent(nodes, axis);
  const ordered = nodes.toSorted((a, b) => a.position[axis] - b.position[axis]);
  const filled = nodes.reduce((sum, node) => sum + lengthOf(node, axis), 0);
  const gap = (last - first - filled) / Math.max(1, nodes.length - 1);
  const starts = new Map<string, number>();
  let at = first;
  for (const node of ordered) {
    starts.set(node.key, at);
    at += lengthOf(node, axis) + gap;
  }
  return placed(nodes, axis, ({ key, position }) => starts.get(key) ?? position[axis]);
}

function placed(nodes: readonly Standing[], axis: Axis, to: (node: Standing) => number): Record<string, Position> {
  const places = nodes.map((node): [string, Position] => {
    const at = Math.round(to(node) / (GRID / 2)) * (GRID / 2);
    return [node.key, { ...node.position, [axis]: at }];
  });
  return Object.fromEntries(places);
}

function extent(nodes: readonly Standing[], axis: Axis): [number, number] {
  const starts = nodes.map(({ position }) => position[axis]);
  const ends = nodes.map((node) => node.position[axis] + lengthOf(node, axis));
  return [Math.min(...starts), Math.max(...ends)];
}

const lengthOf = ({ type }: Standing, axis: Axis) => sizeOf(type)[axis === "x" ? "width" : "height"];
