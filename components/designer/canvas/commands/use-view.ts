"use client";

import { type FitViewOptions, useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { MOST_DRAWN } from "@/components/flow-canvas/flow-canvas";
import { beginningOf } from "@/lib/designer/picture/beginning-of";
import type { FlowDefinition } from "@/lib/flows/definition";

/** With room for the palette and the bars that lie over the canvas. */
export const WHOLE: FitViewOptions = {
  padding: { top: "64px", right: "32px", bottom: "40px", left: "168px" },
  maxZoom: 1,
};

/** What a person can read at once. */
const READABLE = { most: 8, minZoom: 0.6 };

/**
 * A large flow opens where tickets begin: all of it would be too small to be read.
 *
 * @returns undefined for one that is seen whole.
 */
export function openingOf({ nodes, transitions }: FlowDefinition): FitViewOptions | undefined {
  if (nodes.length <= MOST_DRAWN) return undefined;
  const keys = beginningOf({ nodes, transitions }, READABLE.most);
  return keys.length === 0 ? undefined : { ...WHOLE, minZoom: READABLE.minZoom, nodes: keys.map((id) => ({ id })) };
}

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
