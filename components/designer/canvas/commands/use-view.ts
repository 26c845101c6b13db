"use client";

import { type FitViewOptions, useReactFlow } from "@xyflow/react";
import { useMemo } from "react";

/** With room for the palette and the bars that lie over the canvas. */
export const WHOLE: FitViewOptions = {
  padding: { top: "64px", right: "32px", bottom: "40px", left: "168px" },
  maxZoom: 1,
};

const MOVES = { duration: 150 };

export type View = Record<"showAll" | "zoomIn" | "zoomOut", () => void>;

/** How much of the flow is seen. */
export function useView(): View {
  const { fitView, zoomIn, zoomOut } = useReactFlow();
  return useMemo(
    () => ({
      showAll: () => void fitView({ ...WHOLE, ...MOVES }),
      zoomIn: () => void zoomIn(MOVES),
      zoomOut: () => void zoomOut(MOVES),
    }),
    [fitView, zoomIn, zoomOut],
  );
}
