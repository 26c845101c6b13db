"use client";

import type { Connection, FinalConnectionState } from "@xyflow/react";
import { type MouseEvent, useState } from "react";
import type { CanvasEdge, CanvasNode } from "@/components/flow-canvas/canvas-node";
import { mayConnect } from "@/lib/designer/rules";
import { useDesignerStore } from "../store/use-designer";
import type { Spot } from "./commands/use-add-node";
import type { ConnectNodes } from "./commands/use-connect-nodes";
import { openingOf, wholeView } from "./commands/use-view";

type Point = { x: number; y: number };

type Options = ConnectNodes & {
  openAdd: (wanted: Spot & { point?: Point | null }) => void;
  openMenu: (point: Point) => void;
};

const GRID: [number, number] = [8, 8];

/** What the mouse does on the canvas besides moving and marking. */
export function useFlowEvents({ connect, reconnect, openAdd, openMenu }: Options) {
  const store = useDesignerStore();
  const [opening] = useState(() => openingOf(store.getState().history.present));
  const openFor = (
    event: MouseEvent | globalThis.MouseEvent,
    mark: { nodeKeys?: string[]; transitionKeys?: string[] },
  ) => {
    event.preventDefault();
    const { selection, select } = store.getState();
    const isMarked = [...(mark.nodeKeys ?? []), ...(mark.transitionKeys ?? [])].every((key) =>
      [...selection.nodeKeys, ...selection.transitionKeys].includes(key),
    );
    if (!isMarked || Object.keys(mark).length === 0) select(mark);
    openMenu({ x: event.clientX, y: event.clientY });
  };
  return {
    fitViewOptions: wholeView(),
    opening,
    snapToGrid: true,
    snapGrid: GRID,
    deleteKeyCode: null,
    edgesReconnectable: true,
    isValidConnection: ({ source, target }: Connection | CanvasEdge) =>
      mayConnect(store.getState().history.present, source, target, "") === null,
    onConnect: ({ source, target }: Connection) => connect(source, target),
    onReconnect: ({ id }: CanvasEdge, { source, target }: Connection) => reconnect(id, source, target),
    onConnectEnd: (
      event: globalThis.MouseEvent | TouchEvent,
      { fromHandle, toNode, isValid }: FinalConnectionState,
    ) => {
      if (isValid === true || toNode !== null || fromHandle === null || fromHandle.type === "target") return;
      const { clientX: x, clientY: y } = "changedTouches" in event ? (event.changedTouches[0] ?? NOWHERE) : event;
      const onto = document.elementFromPoint(x, y)?.closest(".react-flow__node")?.getAttribute("data-id");
      if (onto != null) return connect(fromHandle.nodeId, onto);
      openAdd({ after: fromHandle.nodeId, point: { x, y } });
    },
    onNodeContextMenu: (event: MouseEvent, { id }: CanvasNode) => openFor(event, { nodeKeys: [id] }),
    onSelectionContextMenu: (event: MouseEvent, nodes: CanvasNode[]) =>
      openFor(event, { nodeKeys: nodes.map(({ id }) => id) }),
    onEdgeContextMenu: (event: MouseEvent, { id }: CanvasEdge) => openFor(event, { transitionKeys: [id] }),
    onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => openFor(event, {}),
  };
}

const NOWHERE = { clientX: 0, clientY: 0 };
