"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { useDesigner } from "../../store/use-designer";
import { elementOf } from "../keys/focus-element";

const MARGIN = 24;

/** How much of the canvas the sheet leaves free when it is as high as it may be. */
const FREE = 0.4;

/** On a phone the inspector is a sheet over the canvas: what is marked moves out from under it. */
export function useAboveSheet(): void {
  const { nodeKeys, transitionKeys } = useDesigner((state) => state.selection);
  const { getViewport, setViewport } = useReactFlow();
  const marked = nodeKeys.length + transitionKeys.length === 1 ? [...nodeKeys, ...transitionKeys][0] : undefined;
  useEffect(() => {
    if (marked === undefined || window.innerWidth >= 768) return;
    const frame = requestAnimationFrame(() => {
      const canvas = document.querySelector(".flow-canvas")?.getBoundingClientRect();
      const box = elementOf(marked)?.getBoundingClientRect();
      if (canvas === undefined || box === undefined) return;
      const hidden = box.bottom + MARGIN - canvas.top - canvas.height * FREE;
      if (hidden <= 0) return;
      const { x, y, zoom } = getViewport();
      void setViewport({ x, y: y - hidden, zoom }, { duration: 150 });
    });
    return () => cancelAnimationFrame(frame);
  }, [marked, getViewport, setViewport]);
}
