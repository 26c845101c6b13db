"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Where the focus goes once what had it is gone: to the first of these selectors that is there after the next
 * drawing, inside of an element.
 */
export function useNextFocus(box: RefObject<HTMLElement | null>): (...selectors: string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useEffect(() => {
    const selectors = wanted.current;
    wanted.current = [];
    for (const selector of selectors) {
      const found = box.current?.querySelector<HTMLElement>(selector);
      if (found != null) return found.focus();
    }
  });
  return (...selectors) => {
    wanted.current = selectors;
  };
}
