"use client";

import { useReactFlow } from "@xyflow/react";
import { useState } from "react";
import { useDeskCommands } from "@/components/shell/desk-commands-context";
import type { PaletteType } from "@/lib/designer/adding/new-node";
import { useDesigner, useDesignerStore } from "../store/use-designer";
import { type Spot, useAddNode } from "./commands/use-add-node";
import { useCanvasCommands } from "./commands/use-canvas-commands";
import { useConnectNodes } from "./commands/use-connect-nodes";
import { useSelectionCommands } from "./commands/use-selection-commands";
import { useView } from "./commands/use-view";
import { useCanvasKeys } from "./keys/use-canvas-keys";
import { focusInspector } from "./keys/use-neighbours";
import type { AddRequest } from "./menus/add-node-menu";
import { useClipboardEvents } from "./use-clipboard-events";
import { useDropTarget } from "./use-drop-target";
import { useFlowEvents } from "./use-flow-events";
import { useFlowOffers } from "./use-flow-offers";
import { useAboveSheet } from "./view/use-above-sheet";
import { useReveal } from "./view/use-reveal";

type Point = { x: number; y: number };

/** Everything that is done on the canvas, joined; where things are while they are dragged is none of its business. */
export function useDesk() {
  const addNode = useAddNode();
  const { connect, reconnect } = useConnectNodes();
  const store = useDesignerStore();
  const selected = useSelectionCommands();
  const view = useView();
  const { openPalette } = useDeskCommands();
  const { screenToFlowPosition } = useReactFlow();
  const selection = useDesigner((state) => state.selection);
  const [request, setRequest] = useState<AddRequest | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [point, setPoint] = useState<Point | null>(null);
  const [marked] = selection.nodeKeys;

  const openAdd = ({ point: wanted, ...spot }: Spot & { point?: Point | null }) => {
    const isFree = spot.after === undefined && spot.on === undefined && wanted != null;
    setRequest({
      ...spot,
      ...(isFree ? { at: screenToFlowPosition(wanted) } : {}),
      point: wanted ?? pointAt(spot.after ?? spot.on),
    });
  };
  const commands = useCanvasCommands(selected, {
    openAdd,
    openConnect: setFrom,
    openInspector: focusInspector,
    showAll: view.showAll,
  });
  const { keys, teller } = useCanvasKeys({ commands, selected, openSearch: openPalette, view });
  const flowEvents = useFlowEvents({ connect, reconnect, openAdd, openMenu: setPoint });
  useFlowOffers();
  useReveal();
  useAboveSheet();

  return {
    surface: { ...keys, ...useClipboardEvents(selected), ...useDropTarget(addNode) },
    flow: flowEvents,
    teller,
    commands,
    hasSelection: selection.nodeKeys.length + selection.transitionKeys.length > 0,
    adding: {
      request,
      add: (type: PaletteType, spot?: Spot) =>
        addNode(type, spot ?? (marked !== undefined && selection.nodeKeys.length === 1 ? { after: marked } : {})),
      close: () => setRequest(null),
      openInView: () => openAdd(marked === undefined ? {} : { after: marked }),
      tidy: selected.tidy,
    },
    connecting: {
      from,
      connect: (node: string, to: string) => {
        connect(node, to);
        const { selection: drawn, reveal } = store.getState();
        for (const key of drawn.transitionKeys) reveal(key);
      },
      close: () => setFrom(null),
    },
    menu: { point, close: () => setPoint(null) },
  };
}

/** Beside an element of the canvas, or in the middle of it. */
function pointAt(key: string | undefined): Point {
  const found = key === undefined ? null : document.querySelector(`.flow-canvas [data-id="${CSS.escape(key)}"]`);
  const box = (found ?? document.querySelector(".flow-canvas"))?.getBoundingClientRect();
  if (box === undefined) return { x: 0, y: 0 };
  const isNode = found?.classList.contains("react-flow__node") === true;
  return { x: isNode ? box.right + 12 : box.x + box.width / 2, y: isNode ? box.top : box.y + box.height / 2 };
}
