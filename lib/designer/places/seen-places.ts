import type { FlowDefinition } from "@/lib/flows/definition";
import { isPlaced, layOut, type Position } from "./layout";

type Positions = Readonly<Record<string, Position>>;

const NONE: Positions = {};

const known = new WeakMap<FlowDefinition, Positions>();

/**
 * Where the nodes of a flow are seen that came without places, as an import does: they are laid out for the eye, and
 * the document stays as it is until somebody moves something. None once nodes have places of their own.
 */
export function seenPlaces(definition: FlowDefinition): Positions {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const places = isPlaced(definition) ? NONE : layOut(definition);
  known.set(definition, places);
  return places;
}
