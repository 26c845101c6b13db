"use client";

import { useReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { newNode, type PaletteType } from "@/lib/designer/adding/new-node";
import { newTransition } from "@/lib/designer/adding/new-transition";
import { directionOf } from "@/lib/designer/picture/direction-of";
import { sizeOf } from "@/lib/designer/picture/node-size";
import { freePlace, placeAfter, placeBetween } from "@/lib/designer/places/free-place";
import type { Position } from "@/lib/designer/places/layout";
import { seenPlaces } from "@/lib/designer/places/seen-places";
import { mayAdd, mayConnect, mayInsert } from "@/lib/designer/rules";
import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import { useDesignerStore } from "../../store/use-designer";
import { useCanvasEdit } from "./use-canvas-edit";
import { useRefusal } from "./use-refusal";
import { useWords } from "./use-words";

/** Where a new node is wanted: at a point of the canvas, behind a node, on a transition; in the middle of the view. */
export type Spot = { at?: Position; after?: string; on?: string };

/** Puts a new node on the canvas, connects it with what it was asked for, and marks it. */
export function useAddNode(): (type: PaletteType, spot?: Spot) => void {
  const store = useDesignerStore();
  const { screenToFlowPosition } = useReactFlow();
  const t = useTranslations("designer.palette");
  const change = useCanvasEdit();
  const refuse = useRefusal();
  const words = useWords();
  return useMemo(() => {
    const begin = (type: PaletteType) => {
      const { history } = store.getState();
      return { definition: asSeen(history.present), name: t(`${type}.name`) };
    };
    const finish = (key: string) => {
      const { select, reveal } = store.getState();
      select({ nodeKeys: [key] });
      reveal(key);
    };
    const add = (type: PaletteType, { at, after }: Spot) => {
      const { definition, name } = begin(type);
      if (refuse(mayAdd(definition, type))) return;
      const source = definition.nodes.find(({ key }) => key === after);
      const direction = directionOf(definition);
      const behind = () =>
        source === undefined ? middleOfView(screenToFlowPosition, type) : placeAfter(source, type, direction);
      const position = freePlace(definition.nodes, type, at ?? behind(), direction);
      const node = newNode(definition, { type, name, position });
      if (source === undefined) change({ type: "AddNode", node });
      else {
        const drawn = { ...definition, nodes: [...definition.nodes, node] };
        if (refuse(mayConnect(drawn, source.key, node.key))) return;
        const transition = newTransition(drawn, { from: source.key, to: node.key, words });
        change({ type: "AddNode", node, transition });
      }
      finish(node.key);
    };
    const insert = (type: PaletteType, transitionKey: string) => {
      const { definition, name } = begin(type);
      if (refuse(mayInsert(definition, type))) return;
      const line = definition.transitions.find(({ key }) => key === transitionKey);
      const [from, to] = [nodeOf(definition, line?.from), nodeOf(definition, line?.to)];
      if (from === undefined || to === undefined) return;
      const direction = directionOf(definition);
      const { place, moved } = placeBetween(definition.nodes, type, { from, to, direction });
      const others = definition.nodes.map((node) => ({ ...node, position: moved[node.key] ?? node.position }));
      const node = newNode(definition, { type, name, position: freePlace(others, type, place, direction) });
      const drawn = { ...definition, nodes: [...definition.nodes, node] };
      const onward = newTransition(drawn, { from: node.key, to: to.key, words });
      change({ type: "InsertNode", node, transitionKey, onward }, { moved });
      finish(node.key);
    };
    return (type, spot = {}) => (spot.on === undefined ? add(type, spot) : insert(type, spot.on));
  }, [store, screenToFlowPosition, t, change, refuse, words]);
}

/** With the places nodes are seen at, which is where new ones have to fit in. */
function asSeen(definition: FlowDefinition): FlowDefinition {
  const places = seenPlaces(definition);
  return {
    ...definition,
    nodes: definition.nodes.map((node) => ({ ...node, position: places[node.key] ?? node.position })),
  };
}

const nodeOf = ({ nodes }: FlowDefinition, key: string | undefined): FlowNode | undefined =>
  nodes.find((node) => node.key === key);

function middleOfView(toFlow: (at: Position) => Position, type: PaletteType): Position {
  const box = document.querySelector(".flow-canvas")?.getBoundingClientRect();
  if (box === undefined) return { x: 0, y: 0 };
  const { x, y } = toFlow({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const { width, height } = sizeOf(type);
  return { x: x - width / 2, y: y - height / 2 };
}
