"use client";

import { useEffect, useEffectEvent } from "react";
import { isDialogOpen } from "./dialog-open";

/** Key sequences like `?`, `g t` or `mod+k` (⌘ on a Mac, Ctrl elsewhere) and what they do. */
export type Hotkeys = Readonly<Record<string, () => void>>;

const SEQUENCE_MS = 1000;

/** Strokes that begin a sequence for any listener of the page: what follows is a plain key for none of them. */
const beginnings = new Map<string, number>();

/** Opens the palette, which may stand above everything. */
const PALETTE = "mod+k";

/**
 * Listens on the page. Plain keys are left alone while somebody types and while a dialog or a menu is open. What is
 * behind an open dialog hears nothing: a dialog that has keys of its own says so with `isInDialog`.
 */
export function useHotkeys(hotkeys: Hotkeys, { isInDialog = false } = {}): void {
  const press = useEffectEvent((event: KeyboardEvent, prefix: string): string => {
    const stroke = strokeOf(event);
    if (stroke === null || (!stroke.startsWith("mod+") && isBusy(event.target))) return "";
    if (stroke !== PALETTE && !isInDialog && isDialogOpen()) return "";
    const isPlain = prefix === "" || stroke.startsWith("mod+");
    const run = hotkeys[isPlain ? stroke : `${prefix} ${stroke}`];
    if (run === undefined) return beginnings.has(stroke) ? stroke : "";
    event.preventDefault();
    run();
    return "";
  });

  useBeginnings(hotkeys);
  useEffect(() => {
    let pending = { prefix: "", until: 0 };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const prefix = event.timeStamp < pending.until ? pending.prefix : "";
      pending = { prefix: press(event, prefix), until: event.timeStamp + SEQUENCE_MS };
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function useBeginnings(hotkeys: Hotkeys): void {
  const firstStrokes = Object.keys(hotkeys)
    .filter((keys) => keys.includes(" "))
    .map((keys) => keys.split(" ")[0])
    .join(" ");
  useEffect(() => {
    const strokes = firstStrokes.split(" ").filter((stroke) => stroke !== "");
    for (const stroke of strokes) beginnings.set(stroke, (beginnings.get(stroke) ?? 0) + 1);
    return () => {
      for (const stroke of strokes) {
        const count = (beginnings.get(stroke) ?? 1) - 1;
        if (count === 0) beginnings.delete(stroke);
        else beginnings.set(stroke, count);
      }
    };
  }, [firstStrokes]);
}

function strokeOf({ key, metaKey, ctrlKey, altKey }: KeyboardEvent): string | null {
  if (altKey || ["Shift", "Meta", "Control"].includes(key)) return null;
  return metaKey || ctrlKey ? `mod+${key.toLowerCase()}` : key;
}

function isBusy(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
  return isTyping || isDialogOpen() || document.querySelector("[role=menu], [role=listbox]") !== null;
}
