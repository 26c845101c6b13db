"use client";

import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { PALETTE, type PaletteType } from "@/lib/designer/adding/new-node";
import { sizeOf } from "@/lib/designer/picture/node-size";
import type { Spot } from "./commands/use-add-node";
import { DRAGGED_TYPE } from "./node-palette";

/** Takes what is dragged from the palette: to where it is dropped, or into the transition it is dropped on. */
export function useDropTarget(addNode: (type: PaletteType, spot?: Spot) => void) {
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event: DragEvent) => {
      const type = PALETTE.find((entry) => entry === event.dataTransfer.getData(DRAGGED_TYPE));
      if (type === undefined) return;
      event.preventDefault();
      const on = lineAt(event);
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const { width, height } = sizeOf(type);
      addNode(type, on === null ? { at: { x: x - width / 2, y: y - height / 2 } } : { on });
    },
  };
}

function lineAt({ clientX, clientY }: DragEvent): string | null {
  const edge = document.elementFromPoint(clientX, clientY)?.closest(".react-flow__edge");
  return edge?.getAttribute("data-id") ?? null;
}
