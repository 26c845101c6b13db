"use client";

import { type KeyboardEvent, useState } from "react";
import type { FieldType } from "@/lib/forms/form-definition";

/** Which way an arrow key leads, as a step of rows and columns. */
const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * One stop of Tab for all kinds of fields; arrow keys go from one to the next, Home and End to the ends, a letter to
 * the next kind that begins with it.
 */
export function usePaletteKeys() {
  const [stop, setStop] = useState<FieldType>("text");
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const kinds = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
    const at = kinds.find((kind) => kind === document.activeElement);
    const next = at === undefined ? undefined : nextOf(kinds, at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return { stop, setStop, onKeyDown };
}

function nextOf(kinds: readonly HTMLElement[], at: HTMLElement, key: string): HTMLElement | undefined {
  const place = kinds.indexOf(at);
  if (key === "Home") return kinds[0];
  if (key === "End") return kinds.at(-1);
  const arrow = ARROWS[key];
  if (arrow === undefined) return key.length === 1 && key !== " " ? beginningWith(kinds, place, key) : undefined;
  return arrow.y === 0 ? kinds[place + arrow.x] : above(kinds, at, arrow.y);
}

function beginningWith(kinds: readonly HTMLElement[], place: number, letter: string): HTMLElement | undefined {
  const inTurn = [...kinds.slice(place + 1), ...kinds.slice(0, place + 1)];
  return inTurn.find(({ textContent }) => textContent.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()));
}

/** The one in the nearest line above or below that stands most nearly in the same column. */
function above(kinds: readonly HTMLElement[], at: HTMLElement, step: number): HTMLElement | undefined {
  const { top, left } = at.getBoundingClientRect();
  const distances = kinds.map((kind) => {
    const box = kind.getBoundingClientRect();
    return { kind, lines: (box.top - top) * step, columns: Math.abs(box.left - left) };
  });
  const beyond = distances.filter(({ lines }) => lines > 1);
  return beyond.sort((a, b) => a.lines - b.lines || a.columns - b.columns)[0]?.kind;
}
