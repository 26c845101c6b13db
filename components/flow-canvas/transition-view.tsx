import { BaseEdge, type EdgeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { type Size, sizeOf } from "@/lib/designer/picture/node-size";
import type { Point, Rect } from "@/lib/designer/picture/rect";
import { routeAround, routeBetween } from "@/lib/designer/picture/route";
import type { CanvasEdge } from "./canvas-node";

/** Handles are drawn around the border of a node. */
const HALF_HANDLE = 4;

/** A transition with its button's name; what it looks like is said in flow-canvas.css. */
export const TransitionView = memo(function TransitionView(props: EdgeProps<CanvasEdge>) {
  const { data, markerEnd } = props;
  if (data === undefined) return null;
  const { path, label } = routeOf(props, data);
  const { name, intent, isDefault, isTimed, isTaken, change, problem } = data;
  return (
    <g data-intent={intent} data-taken={isTaken} data-change={change} data-problem={problem} data-timed={isTimed}>
      <BaseEdge path={path} markerEnd={markerEnd} interactionWidth={18} />
      {isDefault && <DefaultMark path={path} />}
      <text x={label.x} y={label.y} className="transition-name" textAnchor="middle" dominantBaseline="central">
        {name}
      </text>
    </g>
  );
});

function routeOf(
  props: EdgeProps<CanvasEdge>,
  { from, to, fromType, toType, course }: NonNullable<CanvasEdge["data"]>,
) {
  const { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition } = props;
  const fromRect = rectAt({ x: sourceX, y: sourceY }, sourcePosition, sizeOf(fromType));
  if (from === to) return routeAround(fromRect, course);
  return routeBetween(fromRect, rectAt({ x: targetX, y: targetY }, targetPosition, sizeOf(toType)), course);
}

/** The node whose handle, on one of its sides, reaches out to a point. */
function rectAt({ x, y }: Point, side: Position, { width, height }: Size): Rect {
  const [left, top] = [x - width / 2, y - height / 2];
  switch (side) {
    case Position.Right:
      return { x: x - HALF_HANDLE - width, y: top, width, height };
    case Position.Left:
      return { x: x + HALF_HANDLE, y: top, width, height };
    case Position.Bottom:
      return { x: left, y: y - HALF_HANDLE - height, width, height };
    case Position.Top:
      return { x: left, y: y + HALF_HANDLE, width, height };
  }
}

/** The stroke across a line that says: when no other branch holds. */
function DefaultMark({ path }: { path: string }) {
  const [, x = "0", y = "0"] = /^M ([-.\d]+) ([-.\d]+)/.exec(path) ?? [];
  const [px, py] = [Number(x) + 12, Number(y)];
  return <path d={`M ${px - 4} ${py + 5} L ${px + 4} ${py - 5}`} className="default-mark" />;
}
