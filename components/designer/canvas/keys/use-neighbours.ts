"use client";

import { type KeyboardEvent, useRef } from "react";
import type { Direction } from "@/lib/designer/picture/direction";
import { directionOf } from "@/lib/designer/picture/direction-of";
import { seenPlaces } from "@/lib/designer/places/seen-places";
import { useDesignerStore } from "../../store/use-designer";

/** Ways of the keyboard through the flow. */
export function useNeighbours() {
  const store = useDesignerStore();
  const marked = useRef<readonly string[]>([]);
  return {
    /** Before anybody else hears of a key: React Flow marks what has the focus by the same Enter. */
    note: () => {
      const { nodeKeys, transitionKeys } = store.getState().selection;
      marked.current = [...nodeKeys, ...transitionKeys];
    },
    /** Goes on along a transition, or back, or to the next way beside it. @returns whether there was one. */
    follow: (key: string): boolean => {
      const { history, selection, select, reveal } = store.getState();
      const { transitions } = history.present;
      const [at] = selection.nodeKeys;
      if (at === undefined || selection.nodeKeys.length > 1) return false;
      const direction = directionOf(history.present, seenPlaces(history.present));
      const to = neighbour(transitions, at, WAYS[direction][key]);
      if (to !== undefined) {
        select({ nodeKeys: [to] });
        reveal(to);
      }
      return true;
    },
    /** Marks what has the focus beside what is marked, or no more. @returns whether something of the canvas has it. */
    toggle: ({ target }: KeyboardEvent): boolean => {
      const key = keyOf(target);
      if (key === null) return false;
      const { history, selection, select } = store.getState();
      const kind = history.present.nodes.some((node) => node.key === key) ? "nodeKeys" : "transitionKeys";
      const others = selection[kind].filter((known) => known !== key);
      const isMarked = others.length < selection[kind].length;
      select({ ...selection, fieldKeys: [], [kind]: isMarked ? others : [...others, key] });
      return true;
    },
    /** Marks what has the focus, and goes to its properties when it is marked already. */
    edit: ({ target }: KeyboardEvent): boolean => {
      const key = keyOf(target);
      if (key === null || !marked.current.includes(key)) return false;
      focusInspector();
      return true;
    },
  };
}

function keyOf(target: EventTarget): string | null {
  const element = target instanceof Element ? target.closest("[data-id]") : null;
  return element?.getAttribute("data-id") ?? null;
}

type Way = "onward" | "back" | "before" | "behind";

/** What the arrows mean depends on where the flow goes. */
const WAYS: Record<Direction, Readonly<Record<string, Way>>> = {
  LR: { ArrowRight: "onward", ArrowLeft: "back", ArrowUp: "before", ArrowDown: "behind" },
  TB: { ArrowDown: "onward", ArrowUp: "back", ArrowLeft: "before", ArrowRight: "behind" },
};

type Line = { from: string; to: string; order: number };

function neighbour(lines: readonly Line[], at: string, way: Way | undefined): string | undefined {
  const out = (from: string) => lines.filter((line) => line.from === from).sort((a, b) => a.order - b.order);
  if (way === "onward") return out(at)[0]?.to;
  const back = lines.find(({ to, from }) => to === at && from !== at)?.from;
  if (way === "back" || back === undefined) return back;
  const beside = out(back).map(({ to }) => to);
  return beside[beside.indexOf(at) + (way === "behind" ? 1 : -1)];
}

/** What has just been marked is not shown there yet, and at first has to be loaded. */
const PATIENCE_MS = 2_000;

/** The first thing that can be changed of what is marked. */
export function focusInspector(): void {
  const until = performance.now() + PATIENCE_MS;
  const look = () => {
    const field = document.querySelector<HTMLElement>(
      "#inspected :is(input, textarea, select, button, [tabindex='0'])",
    );
    if (field === null && performance.now() < until) requestAnimationFrame(look);
    else (field ?? document.getElementById("inspector"))?.focus();
    if (field instanceof HTMLInputElement) field.select();
  };
  requestAnimationFrame(look);
}
