"use client";

import { useMemo } from "react";
import type { Picture } from "@/lib/designer/picture/picture";
import { isPlaced, layOut, type Position } from "@/lib/designer/places/layout";
import { useCanvasEdit } from "../commands/use-canvas-edit";

type Positions = Readonly<Record<string, Position>>;

const NONE: Positions = {};

type Places = {
  /** Where nodes stand that have no places of their own yet; none once they have. */
  places: Positions;
  /** Puts nodes where they are wanted; the others keep the places they are seen at. */
  move: (positions: Positions) => void;
};

/**
 * Where the nodes of a flow are seen. One that came without places, as an import does, is laid out for the eye alone
 * until somebody moves something; then all of it has places.
 */
export function usePlaces(picture: Picture): Places {
  const change = useCanvasEdit();
  const places = useMemo(() => (isPlaced(picture) ? NONE : layOut(picture)), [picture]);
  const move: Places["move"] = (positions) => change({ type: "MoveNodes", positions });
  return { places, move };
}
