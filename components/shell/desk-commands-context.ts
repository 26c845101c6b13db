"use client";

import { createContext, use } from "react";

type DeskCommands = { openPalette(): void; openKeys(): void };

export const DeskCommandsContext = createContext<DeskCommands | null>(null);

export function useDeskCommands(): DeskCommands {
  const commands = use(DeskCommandsContext);
  if (commands === null) throw new Error("useDeskCommands outside DeskCommands");
  return commands;
}
