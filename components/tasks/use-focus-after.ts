"use client";

import { useEffect } from "react";

/** Whoever pressed something that is gone when it is done goes on at the page's content, not at its very beginning. */
export function useFocusAfter(): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.querySelector("main")?.focus({ preventScroll: true });
      });
    },
    [],
  );
}
