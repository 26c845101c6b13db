"use client";

import type { EdgeChange, NodeChange } from "@xyflow/react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type LabelOf, toCanvasEdges } from "@/components/flow-canvas/canvas-edges";
import { type CanvasEdge, type CanvasNode, toCanvasNode } from "@/components/flow-canvas/canvas-node";
import { type Courses, coursesOf } from "@/lib/designer/picture/courses";
import type { Direction } from "@/lib/designer/picture/direction";
import { directionOf } from "@/lib/designer/picture/direction-of";
import type { Picture, PictureNode } from "@/lib/designer/picture/picture";
import type { Position } from "@/lib/designer/places/layout";
import { useDesigner, useDesignerStore } from "../../store/use-designer";
import { useSettled } from "../../store/use-settled";
import { usePicture } from "./use-picture";
import { usePlaces } from "./use-places";

type Elements = {
  nodes: CanvasNode[];
  edges: CanvasEdge[];
  onNodesChange: (changes: NodeChange<CanvasNode>[]) => void;
  onEdgesChange: (changes: EdgeChange<CanvasEdge>[]) => void;
};

/** Nodes that are dragged lie on layers of their own, which are few. */
const MOST_LIFTED = 8;

const STILL: Readonly<Record<string, Position>> = {};

/**
 * What React Flow shows and what it tells back. The document is the only truth: of the canvas itself there is nothing
 * but where things are while they are being dragged.
 */
export function useCanvasElements(): Elements {
  const picture = usePicture();
  const { places, move } = usePlaces(picture);
  const [dragged, setDragged] = useState(STILL);
  const selection = useDesigner((state) => state.selection);
  const store = useDesignerStore();
  const labelled = useLabels();

  const direction = useMemo(() => directionOf(picture, places), [picture, places]);
  const nodes = useMemo(() => {
    const selected = new Set(selection.nodeKeys);
    const isLifted = Object.keys(dragged).length <= MOST_LIFTED;
    return picture.nodes.map((node): CanvasNode => {
      const drawn = labelled.node(node, direction);
      const position = dragged[node.key] ?? places[node.key] ?? drawn.position;
      const isSelected = selected.has(node.key);
      if (position === drawn.position && !isSelected) return drawn;
      return { ...drawn, position, selected: isSelected, dragging: isLifted && node.key in dragged };
    });
  }, [picture, places, direction, dragged, selection.nodeKeys, labelled]);

  const courses = useCourses(picture, places);
  const edges = useMemo(() => {
    const selected = new Set(selection.transitionKeys);
    const drawn = labelled.edges(picture, courses);
    return selected.size === 0
      ? drawn
      : drawn.map((edge) => (selected.has(edge.id) ? { ...edge, selected: true } : edge));
  }, [picture, courses, selection.transitionKeys, labelled]);

  const mark = (kind: "nodeKeys" | "transitionKeys", marks: readonly Mark[]) => {
    const { selection: before, select } = store.getState();
    select({ ...before, fieldKeys: [], [kind]: marked(before[kind], marks) });
  };
  const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    const moves = changes.flatMap((change) =>
      change.type === "position" && change.position !== undefined ? [{ ...change, position: change.position }] : [],
    );
    if (moves.length > 0) {
      const positions = Object.fromEntries(moves.map(({ id, position }) => [id, position]));
      const isDragging = moves.some((change) => change.dragging === true);
      if (isDragging) setDragged((before) => ({ ...before, ...positions }));
      else {
        setDragged(STILL);
        move(positions);
      }
    }
    const marks = changes.filter((change) => change.type === "select");
    if (marks.length > 0) mark("nodeKeys", marks);
  };

  const onEdgesChange = (changes: EdgeChange<CanvasEdge>[]) => {
    const marks = changes.filter((change) => change.type === "select");
    if (marks.length > 0) mark("transitionKeys", marks);
  };

  return { nodes, edges, onNodesChange, onEdgesChange };
}

/** A line may go through a node until somebody pauses: nobody waits for it to find another way. */
function useCourses(picture: Picture, places: Readonly<Record<string, Position>>): Courses {
  const drawn = useSettled(useMemo(() => ({ picture, places }), [picture, places]));
  return useMemo(() => coursesOf(drawn.picture, drawn.places), [drawn]);
}

/** Names for whoever does not see the canvas. */
function useLabels(): {
  node: (node: PictureNode, direction: Direction) => CanvasNode;
  edges: (picture: Picture, courses: Courses) => CanvasEdge[];
} {
  const t = useTranslations("flowCanvas");
  return useMemo(() => {
    const drawn = new WeakMap<CanvasNode, CanvasNode>();
    let edges: CanvasEdge[] = [];
    const labelOf: LabelOf = (words) => t("elements.transition", words);
    return {
      // The same list while no line of it has changed: React Flow looks through all of a new one.
      edges: (picture, courses) => {
        const next = toCanvasEdges(picture, labelOf, courses);
        if (next.length !== edges.length || next.some((edge, index) => edge !== edges[index])) edges = next;
        return edges;
      },
      node: (node, direction) => {
        const plain = toCanvasNode(node, direction);
        const known = drawn.get(plain);
        if (known !== undefined) return known;
        const { name, type, summary } = node;
        const ariaLabel = t("elements.node", {
          name,
          type: t(`types.${type}`),
          summary,
          hasSummary: summary === "" ? "no" : "yes",
        });
        const labelled = { ...plain, ariaLabel };
        drawn.set(plain, labelled);
        return labelled;
      },
    };
  }, [t]);
}

type Mark = { id: string; selected: boolean };

function marked(keys: readonly string[], marks: readonly Mark[]): string[] {
  const next = new Set(keys);
  for (const { id, selected } of marks) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  return [...next];
}
