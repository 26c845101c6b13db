"use client";

import { startTransition, useEffect, useState } from "react";

/** About how long somebody pauses who presses one key after another. */
const SETTLE_MS = 150;

/** A value as it was when it last stayed the same for a moment: for what takes long to find out, so that no edit waits for it. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    if (settled === value) return;
    const timer = setTimeout(() => startTransition(() => settle(value)), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
