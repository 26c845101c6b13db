"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** The word on the key that goes with K: the server does not know the keyboard, so it says Ctrl. */
export function useModifierKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore(
    subscribe,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
