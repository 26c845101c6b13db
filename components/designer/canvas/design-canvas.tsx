"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { FlowCanvas } from "@/components/flow-canvas/flow-canvas";
import { useCanvasElements } from "./use-canvas-elements";

/** The flow, to be drawn. */
export function DesignCanvas() {
  return (
    <ReactFlowProvider>
      <Surface />
    </ReactFlowProvider>
  );
}

function Surface() {
  const design = useCanvasElements();
  return <FlowCanvas mode="design" design={design} />;
}
