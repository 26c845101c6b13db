import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import type { Line } from "./map-layout";

export type MapLineType = Edge<Line, "line">;

/** A line along the points the layout gave it, so that it goes around the nodes in between. */
export function MapLine({ data, markerEnd }: EdgeProps<MapLineType>) {
  if (data === undefined) return null;
  const { isTaken, names, points, label } = data;
  return (
    <>
      <BaseEdge
        path={pathThrough(points)}
        markerEnd={markerEnd}
        style={{ stroke: isTaken ? "var(--foreground)" : "var(--field-border)", strokeWidth: isTaken ? 2.25 : 1.25 }}
      />
      <EdgeLabelRenderer>
        <span
          className={`nodrag nopan absolute rounded-xs bg-surface px-1 text-[11px] leading-4 whitespace-nowrap ${isTaken ? "text-foreground" : "text-muted"}`}
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
        >
          {names.join(" / ")}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}

/** Straight pieces whose corners are rounded by going from middle to middle. */
function pathThrough(points: Line["points"]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return [`M ${first.x} ${first.y}`, ...bends, `L ${last.x} ${last.y}`].join(" ");
}
