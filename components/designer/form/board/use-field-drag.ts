"use client";

import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useEffectEvent, useState } from "react";
import { dropPlace } from "@/lib/designer/form/grid/drop-place";
import type { Place } from "@/lib/designer/form/grid/placing";
import { type FieldType, isLayout } from "@/lib/forms/form-definition";
import { scrollNear, seenRows } from "./seen-rows";

export type DragSource =
  | { kind: "new"; type: FieldType }
  | { kind: "fields"; keys: readonly string[]; isWhole: boolean };

/** `place` is null while the pointer is not over the form. */
export type Drag = { source: DragSource; x: number; y: number; place: Place | null };

type Start = { source: DragSource; x: number; y: number };

/** A hand is never quite still when it clicks. */
const MOVES_PX = 5;

/** Fields that are drawn over the form by a pointer, to where they are let go; Escape leaves everything as it was. */
export function useFieldDrag(
  board: RefObject<HTMLElement | null>,
  onDrop: (source: DragSource, place: Place) => void,
): { drag: Drag | null; beginDrag: (event: ReactPointerEvent, source: DragSource) => void } {
  const [start, setStart] = useState<Start | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);

  const move = useEffectEvent(({ clientX: x, clientY: y }: PointerEvent) => {
    if (start === null) return;
    if (drag === null && Math.hypot(x - start.x, y - start.y) < MOVES_PX) return;
    setDrag({ source: start.source, x, y, place: placeAt(board.current, { x, y }, start.source) });
  });
  const end = useEffectEvent((isDropped: boolean) => {
    if (drag !== null) {
      dropClick();
      if (isDropped && drag.place !== null) onDrop(drag.source, drag.place);
    }
    setStart(null);
    setDrag(null);
  });
  const scroll = useEffectEvent(() => {
    if (drag !== null && scrollNear(board.current, drag.y)) {
      setDrag({ ...drag, place: placeAt(board.current, drag, drag.source) });
    }
  });

  const isDown = start !== null;
  useEffect(() => {
    if (!isDown) return;
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    window.addEventListener("pointermove", move, options);
    window.addEventListener("pointerup", () => end(true), options);
    window.addEventListener("pointercancel", () => end(false), options);
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    };
    window.addEventListener("keydown", press, options);
    const timer = setInterval(scroll, 30);
    return () => {
      listening.abort();
      clearInterval(timer);
    };
  }, [isDown]);

  const beginDrag = (event: ReactPointerEvent, source: DragSource) => {
    if (event.button === 0 && event.isPrimary) setStart({ source, x: event.clientX, y: event.clientY });
  };
  return { drag, beginDrag };
}

function placeAt(board: HTMLElement | null, point: { x: number; y: number }, source: DragSource): Place | null {
  const box = board?.getBoundingClientRect();
  if (board === null || box === undefined) return null;
  const isOver = point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
  const isWhole = source.kind === "new" ? isLayout(source.type) : source.isWhole;
  return isOver ? dropPlace(seenRows(board), point, isWhole) : null;
}

/** The click that ends a drag means nothing to what it began on. */
function dropClick(): void {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", stop, { capture: true });
  setTimeout(() => window.removeEventListener("click", stop, { capture: true }), 0);
}
