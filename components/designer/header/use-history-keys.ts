"use client";

import { useEffect } from "react";
import { useDraftSaver } from "../store/saver-context";
import { useDesignerStore } from "../store/use-designer";

/**
 * Ctrl-Z and its like for the whole flow, and Ctrl-S. A text that is being typed has steps of its own; an input that
 * only has the focus has none that anybody knows of.
 */
export function useHistoryKeys(): void {
  const store = useDesignerStore();
  const saver = useDraftSaver();
  useEffect(() => {
    let typedIn: EventTarget | null = null;
    const note = ({ type, target }: Event) => {
      typedIn = type === "input" ? target : null;
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.metaKey || event.ctrlKey)) return;
      const key = event.key.toLowerCase();
      const { undo, redo } = store.getState();
      const run = key === "s" ? () => void saver.flush() : key === "y" || (key === "z" && event.shiftKey) ? redo : undo;
      if (!["s", "z", "y"].includes(key) || (key !== "s" && isElsewhere(event.target, typedIn))) return;
      event.preventDefault();
      run();
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("input", note, { signal });
    window.addEventListener("focusin", note, { signal });
    window.addEventListener("keydown", listen, { signal });
    return () => listening.abort();
  }, [store, saver]);
}

/** Inputs that hold no text have no steps of their own. */
const TYPED = "input:not([type=checkbox], [type=radio]), textarea, [contenteditable='true']";

/** While somebody types, or decides something in a dialog that stops everything else. */
function isElsewhere(target: EventTarget | null, typedIn: EventTarget | null): boolean {
  const input = target instanceof HTMLElement ? target.closest(TYPED) : null;
  const hasOwnSteps = input?.matches("[contenteditable='true'], [role=dialog] *") === true;
  return (
    (input !== null && (hasOwnSteps || input === typedIn)) ||
    document.querySelector("[role=alertdialog]:not([aria-modal=false])") !== null
  );
}
