"use client";

import type { LucideIcon } from "lucide-react";
import { createContext, use, useEffect, useRef } from "react";

/** Something of the page that can be gone to or done; `id` is its own among all that is offered. */
export type Offer = { id: string; word: string; icon: LucideIcon; run(): void };
export type OfferGroup = { title: string; offers: readonly Offer[] };

type DeskCommands = {
  openPalette(): void;
  openKeys(): void;
  /** What the page adds to the palette, asked for when that opens. @returns what takes it back. */
  offer(group: () => OfferGroup): () => void;
  offered(): readonly OfferGroup[];
};

export const DeskCommandsContext = createContext<DeskCommands | null>(null);

export function useDeskCommands(): DeskCommands {
  const commands = use(DeskCommandsContext);
  if (commands === null) throw new Error("useDeskCommands outside DeskCommands");
  return commands;
}

/** Adds a group to the palette for as long as the component is there. */
export function useOffers(group: () => OfferGroup): void {
  const { offer } = useDeskCommands();
  // Not an effect event: the palette asks while it is drawn.
  const current = useRef(group);
  useEffect(() => {
    current.current = group;
  });
  useEffect(() => offer(() => current.current()), [offer]);
}
