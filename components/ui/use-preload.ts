"use client";

import { useEffect } from "react";

const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/** Loads a part of the page once somebody does anything there: opening the page does not wait for it, nor do they later. */
export function usePreload(load: () => Promise<unknown>): void {
  useEffect(() => {
    const controller = new AbortController();
    const start = () => {
      controller.abort();
      // Whoever needs it tries again, and says when it cannot be had.
      load().catch(() => {});
    };
    for (const sign of SIGNS) window.addEventListener(sign, start, { signal: controller.signal, passive: true });
    return () => controller.abort();
  }, [load]);
}
