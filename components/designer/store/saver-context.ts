"use client";

import { createContext, use } from "react";
import type { DraftSaver } from "./draft-saver";

export const SaverContext = createContext<DraftSaver | null>(null);

/** Saves on demand, for whoever needs the server to have the document as it is: publishing, a test ticket, a comparison. */
export function useDraftSaver(): DraftSaver {
  const saver = use(SaverContext);
  if (saver === null) throw new Error("outside of the designer");
  return saver;
}
