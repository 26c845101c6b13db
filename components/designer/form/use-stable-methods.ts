"use client";

import { useRef, useState } from "react";

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The same object with the same methods between renderings, each of which does what the newest one does. */
export function useStableMethods<Given extends Methods>(methods: Given): Given {
  const newest = useRef<Methods>(methods);
  newest.current = methods;
  const [stable] = useState(() => {
    const call = (name: string) => [name, (...args: never[]) => newest.current[name]?.(...args)] as const;
    return Object.fromEntries(Object.keys(methods).map(call)) as Given;
  });
  return stable;
}
