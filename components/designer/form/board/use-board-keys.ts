"use client";

import type { KeyboardEvent } from "react";
import type { Direction } from "@/lib/designer/form/grid/moving";
import type { Slot } from "@/lib/designer/form/grid/rows";
import { neighbourOf } from "@/lib/designer/form/grid/spot";
import { type FormDesk, useFormDesk } from "../form-desk";

type Board = { slots: readonly Slot[]; selected: readonly string[]; visit: (key: string) => void };

const ARROWS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/**
 * Arrows go from field to field, with Shift they select more, with Alt they move the field, with Alt and Shift they
 * widen it. Enter goes to its properties.
 */
export function useBoardKeys(board: Board): (event: KeyboardEvent, key: string) => void {
  const desk = useFormDesk();
  const { slots, selected, visit } = board;
  const order = ["title", ...slots.map((slot) => slot.key)];

  const goTo = (key: string | null | undefined, isAdded: boolean) => {
    if (key === null || key === undefined) return;
    visit(key);
    desk.select(isAdded ? [...selected.filter((one) => one !== key), key] : [key]);
    desk.focusField(key);
  };
  const arrow = (event: KeyboardEvent, key: string, direction: Direction) => {
    const slot = slots.find((one) => one.key === key);
    if (event.altKey && slot === undefined) return;
    if (event.altKey && event.shiftKey) {
      if (direction === "left" || direction === "right") {
        desk.resize(key, (slot?.width ?? 0) + (direction === "right" ? 1 : -1), `widen ${key}`);
      }
    } else if (event.altKey) desk.step(key, direction);
    else if (key === "title") goTo(direction === "down" || direction === "right" ? order[1] : null, event.shiftKey);
    else goTo(neighbourOf(slots, key, direction) ?? (direction === "up" ? "title" : null), event.shiftKey);
  };
  return (event, key) => {
    const direction = ARROWS[event.key];
    const isMod = event.ctrlKey || event.metaKey;
    if (direction !== undefined && !isMod) {
      event.preventDefault();
      arrow(event, key, direction);
      return;
    }
    const run = isMod ? withMod(event, desk, board) : plain(event, key);
    if (run === undefined) return;
    event.preventDefault();
    run();
  };

  function plain({ key: pressed }: KeyboardEvent, key: string): (() => void) | undefined {
    switch (pressed) {
      case "Enter":
      case "F2":
        return () => {
          if (!selected.includes(key)) desk.select([key]);
          desk.focusProperties();
        };
      case " ":
        return () => desk.select(selected.includes(key) ? selected.filter((one) => one !== key) : [...selected, key]);
      case "Delete":
      case "Backspace":
        return () => desk.remove(selected.length > 0 ? selected : [key]);
      case "Home":
        return () => goTo(order[0], false);
      case "End":
        return () => goTo(order.at(-1), false);
      case "Escape":
        return () => desk.select([]);
      default:
        return undefined;
    }
  }
}

function withMod({ key }: KeyboardEvent, desk: FormDesk, { slots, selected }: Board): (() => void) | undefined {
  if (key === "a") return () => desk.select(slots.map((slot) => slot.key));
  return key === "d" ? () => desk.double(selected) : undefined;
}
