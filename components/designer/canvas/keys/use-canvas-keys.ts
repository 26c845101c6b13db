"use client";

import type { KeyboardEvent } from "react";
import type { CanvasCommand, CommandName } from "../commands/use-canvas-commands";
import type { SelectionCommands } from "../commands/use-selection-commands";
import type { View } from "../commands/use-view";
import { useNeighbours } from "./use-neighbours";
import { usePushes } from "./use-pushes";

type Options = {
  commands: readonly CanvasCommand[];
  selected: SelectionCommands;
  openSearch: () => void;
  view: View;
};

/** Keys that stand for the first of these commands that can be done. */
const PLAIN: Readonly<Record<string, readonly CommandName[]>> = {
  a: ["insert", "add"],
  l: ["connect"],
  t: ["tidyMarked", "tidy"],
  Delete: ["remove"],
  Backspace: ["remove"],
};

/**
 * The keys of the canvas. They are its own while something on it has the focus: what the whole desk would do with the
 * same key is not done then.
 */
export function useCanvasKeys({ commands, selected, openSearch, view }: Options) {
  const { follow, edit, toggle, note } = useNeighbours();
  const { press: pushBy, teller } = usePushes(selected);
  const runFirst = (names: readonly CommandName[]) => {
    const command = names.map((name) => commands.find((entry) => entry.name === name)).find((entry) => entry);
    command?.run();
    return command !== undefined;
  };
  const always: Readonly<Record<string, () => void>> = {
    "/": openSearch,
    f: view.showAll,
    "+": view.zoomIn,
    "=": view.zoomIn,
    "-": view.zoomOut,
  };
  const press = (event: KeyboardEvent): boolean => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() === "a") selected.selectAll();
      else if (key.toLowerCase() === "d") selected.duplicate();
      else return false;
      return true;
    }
    if (altKey) return key.startsWith("Arrow") && follow(key);
    if (key === "Enter") return edit(event);
    const run = always[key.toLowerCase()];
    if (run !== undefined) {
      run();
      return true;
    }
    const names = PLAIN[key.length === 1 ? key.toLowerCase() : key];
    return names !== undefined && (runFirst(names) || key.length === 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOnCanvas(event) && press(event)) event.preventDefault();
  };
  // React Flow would mark the same, but takes the focus away from what is marked no more.
  const markBy = (event: KeyboardEvent): boolean => {
    if (!isOnCanvas(event)) return false;
    const { key, ctrlKey, metaKey } = event;
    if (key === "Escape") selected.clear();
    return key === "Escape" || ((ctrlKey || metaKey) && (key === "Enter" || key === " ") && toggle(event));
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    note();
    if (!pushBy(event) && !markBy(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { keys: { onKeyDown, onKeyDownCapture }, teller };
}

/** Menus and dialogs that were opened from the canvas lie elsewhere in the page, and have keys of their own. */
export function isOnCanvas({ target, currentTarget }: Pick<Event, "target" | "currentTarget">): boolean {
  if (!(target instanceof Element) || !(currentTarget instanceof Element)) return false;
  return currentTarget.contains(target) && target.closest("input, textarea, select, [role=toolbar]") === null;
}
