import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import type { Line } from "./map-layout";

export type MapLineType = Edge<Line, "line">;

/** A line along the points the layout gave it, so that it goes around the nodes in between. */
export function MapLine({ data, markerEnd }: EdgeProps<MapLineType>) {
  if (data === undefined) return null;
  const { isTaken, names, path, label } = data;
  return (
    <>
      <BaseEdge
        path={path}
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
