"use client";

import { useState } from "react";
import type { NodeButton } from "@/lib/tickets/schema";
import type { Decision } from "./use-decision";

/** What is asked once more: one of the node's buttons, or whether the task goes back to whoever lent it. */
export type Asked = NodeButton | "return";

/** Pressing a button of the task, where it has to be with a question in between. */
export function useAsking(decision: Decision, isBusy: boolean) {
  const [asked, setAsked] = useState<Asked | null>(null);
  return {
    asked,
    press: (button: NodeButton | undefined, mustAsk: boolean) => {
      if (button === undefined || isBusy || !decision.check(button)) return;
      if (mustAsk || button.confirmText !== "" || isNarrow()) setAsked(button);
      else decision.complete(button);
    },
    giveBack: (mustAsk: boolean) => {
      if (isBusy) return;
      if (mustAsk || isNarrow()) setAsked("return");
      else decision.giveBack();
    },
    confirm: () => {
      if (asked === "return") decision.giveBack();
      else if (asked !== null) decision.complete(asked);
      setAsked(null);
    },
    cancel: () => setAsked(null),
  };
}

/** Where a thumb may slip, a decision is asked for once more. */
function isNarrow(): boolean {
  return window.matchMedia("(max-width: 767px)").matches;
}
