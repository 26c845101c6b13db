"use client";

import { useEffect } from "react";
import { useDraftSaver } from "../store/saver-context";
import { useDesignerStore } from "../store/use-designer";

/** Ctrl-Z and its like for the whole flow, and Ctrl-S; a text that is being typed has steps of its own. */
export function useHistoryKeys(): void {
  const store = useDesignerStore();
  const saver = useDraftSaver();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.metaKey || event.ctrlKey)) return;
      const key = event.key.toLowerCase();
      const { undo, redo } = store.getState();
      const run = key === "s" ? () => void saver.flush() : key === "y" || (key === "z" && event.shiftKey) ? redo : undo;
      if (!["s", "z", "y"].includes(key) || (key !== "s" && isElsewhere(event.target))) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [store, saver]);
}

/** Inputs that hold no text have no steps of their own. */
const TYPED = "input:not([type=checkbox], [type=radio]), textarea, [contenteditable='true']";

/** While somebody types, or decides something in a dialog that stops everything else. */
function isElsewhere(target: EventTarget | null): boolean {
  const isTyping = target instanceof HTMLElement && target.closest(TYPED) !== null;
  return isTyping || document.querySelector("[role=alertdialog]:not([aria-modal=false])") !== null;
}
