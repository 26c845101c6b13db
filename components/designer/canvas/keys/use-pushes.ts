"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import type { SelectionCommands } from "../commands/use-selection-commands";

const STEPS = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
} as const;

const FAR = 4;

const isArrow = (key: string): key is keyof typeof STEPS => key in STEPS;

/**
 * Arrow keys move what is marked; with Shift further. React Flow would do the same, but tells it in English and makes
 * everything on the canvas look twice.
 */
export function usePushes({ push }: SelectionCommands) {
  const t = useTranslations("designer.moved");
  const teller = useRef<HTMLParagraphElement>(null);
  return {
    /** Where it is said what was moved, for whoever does not see it. */
    teller,
    /** @returns whether the key was an arrow on something that is marked. */
    press: ({ key, shiftKey, altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean => {
      if (!isArrow(key) || altKey || ctrlKey || metaKey || !isMarkedNode(target)) return false;
      const step = STEPS[key];
      const times = shiftKey ? FAR : 1;
      const moved = push({ x: step.x * times, y: step.y * times });
      if (teller.current !== null)
        teller.current.textContent = t(key, { name: moved[0]?.name ?? "", count: moved.length });
      return true;
    },
  };
}

function isMarkedNode(target: EventTarget): boolean {
  const marked = ".react-flow__node.selected, .react-flow__nodesselection-rect";
  return target instanceof Element && target.matches(marked);
}
