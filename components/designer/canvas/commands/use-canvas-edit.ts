"use client";

import { useMemo } from "react";
import type { Edit } from "@/lib/designer/edits/edit";
import type { Position } from "@/lib/designer/places/layout";
import { seenPlaces } from "@/lib/designer/places/seen-places";
import { useDesignerStore } from "../../store/use-designer";

/** `moved`: nodes that make room for it; `merge`: edits with the same one in a row are one step of the history. */
type Options = { moved?: Readonly<Record<string, Position>>; merge?: string };

export type CanvasEdit = (edit: Edit, options?: Options) => void;

let count = 0;

/**
 * An edit of what stands on the canvas, with what has to make room for it, as one step of the history. Nodes that had
 * no places until then keep those they were seen at.
 */
export function useCanvasEdit(): CanvasEdit {
  const store = useDesignerStore();
  return useMemo(
    () =>
      (edit, { moved = {}, merge } = {}) => {
        const state = store.getState();
        const positions = { ...seenPlaces(state.history.present), ...moved };
        const wanted = edit.type === "MoveNodes" ? edit.positions : {};
        count += 1;
        const step = merge ?? `canvas ${count}`;
        // First, because a step is called by its first edit.
        state.edit(edit, step);
        if (Object.keys(positions).length > 0) {
          state.edit({ type: "MoveNodes", positions: { ...positions, ...wanted } }, step);
        }
        if (merge === undefined) state.seal();
      },
    [store],
  );
}
