"use client";

import { toast } from "@heroui/react/toast";
import { useReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { copied, fitted, readPart } from "@/lib/designer/clipboard";
import { GRID } from "@/lib/designer/picture/node-size";
import { type Alignment, align } from "@/lib/designer/places/align";
import { besideRemoved } from "@/lib/designer/places/beside-removed";
import { layOut, type Position } from "@/lib/designer/places/layout";
import { seenPlaces } from "@/lib/designer/places/seen-places";
import type { FlowNode } from "@/lib/flows/definition";
import { useDesignerStore } from "../../store/use-designer";
import { focusElement } from "../keys/focus-element";
import { useCanvasEdit } from "./use-canvas-edit";
import { wholeView } from "./use-view";

export type SelectionCommands = {
  remove: () => void;
  /** @returns what was copied as text; null when nothing is marked. */
  copy: () => string | null;
  cut: () => string | null;
  /** @returns whether the text was a part of a flow. */
  paste: (text: string, at?: Position) => boolean;
  duplicate: () => void;
  align: (alignment: Alignment) => void;
  /** Moves what is marked by some steps of the grid. @returns what was moved. */
  push: (by: Position) => readonly FlowNode[];
  /** Lays out what is marked, or the whole flow where no two nodes are. */
  tidy: () => void;
  selectAll: () => void;
  clear: () => void;
};

/** A little beside what it was made of. */
const BESIDE = 48;

/** What can be done with what is marked on the canvas. */
export function useSelectionCommands(): SelectionCommands {
  const store = useDesignerStore();
  const change = useCanvasEdit();
  const { screenToFlowPosition, fitView } = useReactFlow();
  const t = useTranslations("designer.clipboard");
  return useMemo(() => {
    const read = () => {
      const { history, selection, select } = store.getState();
      const places = seenPlaces(history.present);
      const seen = history.present.nodes.map((node) => ({ ...node, position: places[node.key] ?? node.position }));
      const marked = seen.filter(({ key }) => selection.nodeKeys.includes(key));
      return { definition: { ...history.present, nodes: seen }, selection, marked, select };
    };
    const put = (text: string, at: (part: readonly FlowNode[]) => Position): boolean => {
      const part = readPart(text);
      if (part === null || part.nodes.length === 0) return false;
      const { definition, select } = read();
      const pasted = fitted(definition, part, at(part.nodes));
      if (pasted.nodes.length === 0) return false;
      change({ type: "Paste", ...pasted });
      select({ nodeKeys: pasted.nodes.map(({ key }) => key) });
      for (const { key } of pasted.nodes.slice(0, 1)) focusElement(key, store.getState().reveal);
      return true;
    };
    const commands: SelectionCommands = {
      remove: () => {
        const { history, selection } = store.getState();
        const { nodeKeys, transitionKeys } = selection;
        if (nodeKeys.length + transitionKeys.length === 0) return;
        const beside = besideRemoved(history.present, selection);
        change({ type: "RemoveElements", nodeKeys, transitionKeys });
        commands.clear();
        if (beside !== null) focusElement(beside, store.getState().reveal);
      },
      copy: () => {
        const { definition, selection, marked } = read();
        if (marked.length === 0) return null;
        toast(t("copied", { count: marked.length }));
        return copied(definition, selection.nodeKeys);
      },
      cut: () => {
        const text = commands.copy();
        if (text !== null) commands.remove();
        return text;
      },
      paste: (text, at) => put(text, (nodes) => at ?? whereSeen(screenToFlowPosition, nodes)),
      duplicate: () => {
        const { definition, selection } = read();
        put(copied(definition, selection.nodeKeys), (nodes) => {
          const { x, y } = cornerOf(nodes);
          return { x: x + BESIDE, y: y + BESIDE };
        });
      },
      align: (alignment) => change({ type: "MoveNodes", positions: align(read().marked, alignment) }),
      push: (by) => {
        const { marked } = read();
        const positions = Object.fromEntries(marked.map(({ key, position }) => [key, pushed(position, by)]));
        if (marked.length > 0) change({ type: "MoveNodes", positions }, { merge: `push ${Object.keys(positions)}` });
        return marked;
      },
      tidy: () => {
        const { definition, marked } = read();
        const only = marked.length > 1 ? new Set(marked.map(({ key }) => key)) : undefined;
        change({ type: "MoveNodes", positions: layOut(definition, only === undefined ? {} : { only }) });
        if (only === undefined) requestAnimationFrame(() => void fitView(wholeView()));
      },
      selectAll: () => {
        const { definition, select } = read();
        select({
          nodeKeys: definition.nodes.map(({ key }) => key),
          transitionKeys: definition.transitions.map(({ key }) => key),
        });
      },
      clear: () => store.getState().select({}),
    };
    return commands;
  }, [store, change, screenToFlowPosition, fitView, t]);
}

/** By steps of the grid, and onto it. */
function pushed({ x, y }: Position, by: Position): Position {
  return { x: (Math.round(x / GRID) + by.x) * GRID, y: (Math.round(y / GRID) + by.y) * GRID };
}

function cornerOf(nodes: readonly FlowNode[]): Position {
  return {
    x: Math.min(...nodes.map(({ position }) => position.x)),
    y: Math.min(...nodes.map(({ position }) => position.y)),
  };
}

/** Where the part was copied from, when that is in view; else in the view's corner. */
function whereSeen(toFlow: (at: Position) => Position, nodes: readonly FlowNode[]): Position {
  const box = document.querySelector(".flow-canvas")?.getBoundingClientRect();
  if (box === undefined) return { x: 0, y: 0 };
  const [first, last] = [toFlow({ x: box.left, y: box.top }), toFlow({ x: box.right, y: box.bottom })];
  const { x, y } = cornerOf(nodes);
  const isSeen = x >= first.x && x <= last.x && y >= first.y && y <= last.y;
  return isSeen ? { x: x + BESIDE, y: y + BESIDE } : { x: first.x + 200, y: first.y + 100 };
}
