"use client";

import { useEffect, useEffectEvent } from "react";

/** Key sequences like `?`, `g t` or `mod+k` (⌘ on a Mac, Ctrl elsewhere) and what they do. */
export type Hotkeys = Readonly<Record<string, () => void>>;

const SEQUENCE_MS = 1000;

/** Listens on the page. Plain keys are left alone while somebody types and while a dialog or a menu is open. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const press = useEffectEvent((event: KeyboardEvent, prefix: string): string => {
    const stroke = strokeOf(event);
    if (stroke === null || (!stroke.startsWith("mod+") && isBusy(event.target))) return "";
    const sequence = prefix === "" ? stroke : `${prefix} ${stroke}`;
    const run = hotkeys[sequence] ?? hotkeys[stroke];
    if (run === undefined) return Object.keys(hotkeys).some((key) => key.startsWith(`${stroke} `)) ? stroke : "";
    event.preventDefault();
    run();
    return "";
  });

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

function strokeOf({ key, metaKey, ctrlKey, altKey }: KeyboardEvent): string | null {
  if (altKey || ["Shift", "Meta", "Control"].includes(key)) return null;
  return metaKey || ctrlKey ? `mod+${key.toLowerCase()}` : key;
}

function isBusy(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
  return isTyping || document.querySelector("[role=dialog], [role=menu], [role=listbox]") !== null;
}
