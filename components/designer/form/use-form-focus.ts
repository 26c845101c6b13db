"use client";

import { type RefObject, useEffect, useState } from "react";
import type { FormView } from "./form-bar";

/** Where the focus goes once the form has been drawn again; a new object each time it is asked for. */
type Goal = { kind: "properties" } | { kind: "field"; key: string };

/** Moves the focus between the form and its properties, also where only one of them is in sight. */
export function useFormFocus(root: RefObject<HTMLElement | null>, show: (view: FormView) => void) {
  const [goal, setGoal] = useState<Goal | null>(null);
  useEffect(() => {
    if (goal === null) return;
    const selector =
      goal.kind === "properties"
        ? "[data-form-properties] :is(input, textarea)"
        : `[data-form-cell="${CSS.escape(goal.key)}"]`;
    const element = root.current?.querySelector<HTMLElement>(selector);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
    if (element instanceof HTMLInputElement) element.select();
  }, [goal, root]);
  return {
    properties: () => {
      show("properties");
      setGoal({ kind: "properties" });
    },
    field: (key: string) => {
      show("form");
      setGoal({ kind: "field", key });
    },
    /** A field that gets another key is drawn anew: a focus that is on its way there goes on to it. */
    renamed: (key: string, to: string) => {
      if (root.current?.contains(document.activeElement) === true) return;
      setGoal((known) => (known?.kind === "field" && known.key === key ? { kind: "field", key: to } : known));
    },
  };
}
