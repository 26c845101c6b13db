"use client";

import { type PointerEvent, type RefObject, useState } from "react";

/** Lines of a list that are drawn by a handle to another place in it; `target` is the line before which they would come. */
export function useLineDrag(list: RefObject<HTMLElement | null>, onMove: (from: number, to: number) => void) {
  const [target, setTarget] = useState<number | null>(null);
  const beginDrag = (event: PointerEvent, from: number) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    let to = from;
    const stop = (isDropped: boolean) => {
      listening.abort();
      setTarget(null);
      if (isDropped && to !== from && to !== from + 1) onMove(from, to);
    };
    const move = ({ clientY }: globalThis.PointerEvent) => {
      const lines = [...(list.current?.querySelectorAll("[data-line]") ?? [])];
      const before = lines.findIndex((line) => {
        const { top, height } = line.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      to = before < 0 ? lines.length : before;
      setTarget(to);
    };
    const press = (key: KeyboardEvent) => {
      if (key.key !== "Escape") return;
      key.stopPropagation();
      stop(false);
    };
    window.addEventListener("pointermove", move, options);
    window.addEventListener("pointerup", () => stop(true), options);
    window.addEventListener("pointercancel", () => stop(false), options);
    window.addEventListener("keydown", press, options);
  };
  return { beginDrag, target };
}
