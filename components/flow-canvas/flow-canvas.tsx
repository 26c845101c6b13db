"use client";

import {
  Background,
  type ColorMode,
  Controls,
  type EdgeTypes,
  type FitViewOptions,
  MarkerType,
  MiniMap,
  type NodeTypes,
  ReactFlow,
  type ReactFlowProps,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "./flow-canvas.css";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { coursesOf } from "@/lib/designer/picture/courses";
import type { Direction } from "@/lib/designer/picture/direction";
import { directionOf } from "@/lib/designer/picture/direction-of";
import type { Picture } from "@/lib/designer/picture/picture";
import { isPlaced, layOut } from "@/lib/designer/places/layout";
import { toCanvasEdges } from "./canvas-edges";
import { type CanvasEdge, type CanvasNode, toCanvasNode } from "./canvas-node";
import { NodeView } from "./node-view";
import { TransitionView } from "./transition-view";

const NODE_TYPES: NodeTypes = { "flow-node": NodeView };
const EDGE_TYPES: EdgeTypes = { transition: TransitionView };
const COLOUR_MODE: ColorMode = "system";

const EDGE_DEFAULTS = {
  markerEnd: {
    type: MarkerType.ArrowClosed,
    color: "var(--field-border-hover)",
    width: 14,
    height: 14,
    markerUnits: "userSpaceOnUse",
  },
};

const WHOLE: FitViewOptions = { padding: { x: "10%", y: "5%" }, maxZoom: 1 };
const FILLED: FitViewOptions = { padding: "4%", maxZoom: 1 };

/** What can be done on the canvas is the caller's: a canvas to look at has none of it. */
type Design = Omit<ReactFlowProps<CanvasNode, CanvasEdge>, "nodes" | "edges" | "nodeTypes" | "edgeTypes"> & {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  /** What is in view at first, where that is not the whole flow. */
  opening?: FitViewOptions | undefined;
};

type Props =
  /** To look at: a ticket's progress, a version, what differs between two, a shape to recognise. Without places of its
   * own it is laid out. */
  | { mode: "read" | "progress" | "diff" | "small"; picture: Picture; direction?: Direction; children?: ReactNode }
  | { mode: "design"; design: Design; children?: ReactNode };

/** A flow as a diagram. One component for drawing it and for looking at it, so that both always look the same. */
export function FlowCanvas(props: Props) {
  return props.mode === "design" ? (
    <Canvas mode="design" {...props.design}>
      {props.children}
    </Canvas>
  ) : (
    <StillCanvas {...props} />
  );
}

function StillCanvas({ mode, picture, direction, children }: Exclude<Props, { mode: "design" }>) {
  const t = useTranslations("flowCanvas.elements");
  const { nodes, edges } = useMemo(() => {
    const isLaid = direction === undefined && isPlaced(picture);
    const positions = isLaid ? {} : layOut(picture, direction === undefined ? {} : { direction });
    const seen = directionOf(picture, positions);
    return {
      nodes: picture.nodes.map((node) => {
        const position = positions[node.key] ?? node.position;
        return { ...toCanvasNode(node, seen), position };
      }),
      edges: toCanvasEdges(picture, (words) => t("transition", words), coursesOf(picture, positions)),
    };
  }, [picture, direction, t]);
  return (
    <Canvas
      mode={mode}
      nodes={nodes}
      edges={edges}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      zoomOnScroll={false}
      preventScrolling={false}
    >
      {children}
    </Canvas>
  );
}

/** Of a flow with more nodes only what is in view is drawn. */
export const MOST_DRAWN = 100;

function Canvas({ mode, opening, children, ...design }: Design & { mode: Props["mode"]; children?: ReactNode }) {
  const t = useTranslations("flowCanvas");
  const isSmall = mode === "small";
  const hasMap = design.nodes.length > 12 && !isSmall;
  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      defaultEdgeOptions={EDGE_DEFAULTS}
      colorMode={COLOUR_MODE}
      fitView
      fitViewOptions={isSmall ? FILLED : WHOLE}
      minZoom={0.1}
      maxZoom={2}
      aria-label={t("label")}
      ariaLabelConfig={{
        "node.a11yDescription.default": t("elements.help"),
        "node.a11yDescription.keyboardDisabled": "",
        "edge.a11yDescription.default": t("elements.help"),
        "controls.ariaLabel": t("controls"),
        "controls.zoomIn.ariaLabel": t("zoomIn"),
        "controls.zoomOut.ariaLabel": t("zoomOut"),
        "controls.fitView.ariaLabel": t("fit"),
        "minimap.ariaLabel": t("minimap"),
      }}
      className="flow-canvas"
      data-mode={mode}
      data-direction={design.edges[0]?.data?.course.direction ?? "LR"}
      onlyRenderVisibleElements={design.nodes.length > MOST_DRAWN}
      {...design}
      {...(opening === undefined ? {} : { fitViewOptions: opening })}
    >
      {!isSmall && <Background gap={16} size={1} />}
      {!isSmall && <Controls showInteractive={false} fitViewOptions={design.fitViewOptions ?? WHOLE} />}
      {hasMap && <MiniMap pannable zoomable ariaLabel={t("minimap")} className="max-md:hidden!" />}
      {children}
    </ReactFlow>
  );
}
