"use client";

import { type FitViewOptions, useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { MOST_DRAWN } from "@/components/flow-canvas/flow-canvas";
import { beginningOf } from "@/lib/designer/picture/beginning-of";
import type { FlowDefinition } from "@/lib/flows/definition";

const WIDE: FitViewOptions = { padding: { top: "64px", right: "56px", bottom: "32px", left: "168px" }, maxZoom: 1 };
const NARROW: FitViewOptions = { padding: { top: "56px", right: "36px", bottom: "16px", left: "36px" }, maxZoom: 1 };

/** All of a flow, with room for what lies over the canvas and for lines that run beside the nodes. */
export const wholeView = (): FitViewOptions => (window.innerWidth < 768 ? NARROW : WIDE);

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
  return keys.length === 0
    ? undefined
    : { ...wholeView(), minZoom: READABLE.minZoom, nodes: keys.map((id) => ({ id })) };
}

const MOVES = { duration: 150 };

export type View = Record<"showAll" | "zoomIn" | "zoomOut", () => void>;

/** How much of the flow is seen. */
export function useView(): View {
  const { fitView, zoomIn, zoomOut } = useReactFlow();
  return useMemo(
    () => ({
      showAll: () => void fitView({ ...wholeView(), ...MOVES }),
      zoomIn: () => void zoomIn(MOVES),
      zoomOut: () => void zoomOut(MOVES),
    }),
    [fitView, zoomIn, zoomOut],
  );
}
