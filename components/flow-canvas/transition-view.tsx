import { BaseEdge, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { sizeOf } from "@/lib/designer/picture/node-size";
import { type Rect, routeAround, routeBetween } from "@/lib/designer/picture/route";
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

function routeOf({ sourceX, sourceY, targetX, targetY }: EdgeProps<CanvasEdge>, data: NonNullable<CanvasEdge["data"]>) {
  const [from, to] = [sizeOf(data.fromType), sizeOf(data.toType)];
  const fromRect: Rect = { x: sourceX - HALF_HANDLE - from.width, y: sourceY - from.height / 2, ...from };
  const toRect: Rect = { x: targetX + HALF_HANDLE, y: targetY - to.height / 2, ...to };
  if (data.from === data.to) return routeAround(fromRect, data.lane);
  return routeBetween(fromRect, toRect, data.lane, data.bow);
}

/** The stroke across a line that says: when no other branch holds. */
function DefaultMark({ path }: { path: string }) {
  const [, x = "0", y = "0"] = /^M ([-.\d]+) ([-.\d]+)/.exec(path) ?? [];
  const [px, py] = [Number(x) + 12, Number(y)];
  return <path d={`M ${px - 4} ${py + 5} L ${px + 4} ${py - 5}`} className="default-mark" />;
}
