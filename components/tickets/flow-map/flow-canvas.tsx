"use client";

import { Background, Controls, type EdgeTypes, MarkerType, type NodeTypes, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "./flow-canvas.css";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FlowMap } from "@/lib/tickets/schema";
import { placeMap } from "./map-layout";
import { MapLine, type MapLineType } from "./map-line";
import { MapNode, type MapNodeType } from "./map-node";

type Props = { map: FlowMap; direction: "LR" | "TB" };

const nodeTypes: NodeTypes = { place: MapNode };
const edgeTypes: EdgeTypes = { line: MapLine };

/** The flow with the way the ticket took, to look at: it can be moved and enlarged, nothing else. */
export function FlowCanvas({ map, direction }: Props) {
  const t = useTranslations("tickets.map");
  const { nodes, edges } = useMemo(() => toCanvas(map, direction), [map, direction]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      zoomOnScroll={false}
      preventScrolling={false}
      fitView
      fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
      minZoom={0.3}
      maxZoom={2}
      aria-label={t("label")}
      ariaLabelConfig={{
        "controls.ariaLabel": t("controls"),
        "controls.zoomIn.ariaLabel": t("zoomIn"),
        "controls.zoomOut.ariaLabel": t("zoomOut"),
        "controls.fitView.ariaLabel": t("fit"),
      }}
      className="flow-canvas"
    >
      <Background gap={16} size={1} />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

function toCanvas(map: FlowMap, direction: Props["direction"]): { nodes: MapNodeType[]; edges: MapLineType[] } {
  const placed = placeMap(map, direction);
  return {
    nodes: placed.nodes.map(({ node, x, y, width, height }) => ({
      id: node.id,
      type: "place",
      position: { x, y },
      ...{ width, height, data: node },
    })),
    edges: placed.lines.map((line) => ({
      id: line.id,
      type: "line",
      source: line.from,
      target: line.to,
      data: line,
      markerEnd: {
        type: MarkerType.ArrowClosed,
        color: line.isTaken ? "var(--foreground)" : "var(--field-border)",
        width: 14,
        height: 14,
        markerUnits: "userSpaceOnUse",
      },
    })),
  };
}
