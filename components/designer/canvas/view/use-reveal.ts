"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { useDesigner, useDesignerStore } from "../../store/use-designer";
import { elementOf, focusElement } from "../keys/focus-element";

/** Brings what was asked for into view, and gives it the focus. */
export function useReveal(): void {
  const revealed = useDesigner((state) => state.revealed);
  const store = useDesignerStore();
  const { fitView, getZoom, viewportInitialized } = useReactFlow();
  useEffect(() => {
    if (revealed === null || !viewportInitialized) return;
    const { nodes, transitions } = store.getState().history.present;
    const line = transitions.find(({ key }) => key === revealed.key);
    const keys = line === undefined ? [revealed.key] : [line.from, line.to];
    const there = keys.filter((key) => nodes.some((node) => node.key === key));
    const frame = requestAnimationFrame(() => {
      const isDrawn = elementOf(revealed.key) !== null;
      if (isDrawn) focusElement(revealed.key);
      if (there.every(isInView)) return;
      const zoom = Math.max(getZoom(), 0.6);
      const moved = fitView({ nodes: there.map((id) => ({ id })), minZoom: 0.3, maxZoom: zoom, duration: 150 });
      // In a large flow it is drawn only now.
      if (!isDrawn) void moved.then(() => focusElement(revealed.key));
    });
    return () => cancelAnimationFrame(frame);
  }, [revealed, store, fitView, getZoom, viewportInitialized]);
}

function isInView(key: string): boolean {
  const [box, view] = [elementOf(key), document.querySelector(".flow-canvas")].map((element) =>
    element?.getBoundingClientRect(),
  );
  if (box === undefined || view === undefined) return false;
  return box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom;
}
