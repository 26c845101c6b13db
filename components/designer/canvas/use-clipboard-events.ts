"use client";

import type { ClipboardEvent } from "react";
import { writeClipboard } from "./commands/use-canvas-commands";
import type { SelectionCommands } from "./commands/use-selection-commands";
import { isOnCanvas } from "./keys/use-canvas-keys";

/** The clipboard of the system: parts of flows go through it as text. */
export function useClipboardEvents(selected: SelectionCommands) {
  const take = (run: () => string | null) => (event: ClipboardEvent) => {
    if (!isOnCanvas(event)) return;
    const text = run();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    void writeClipboard(text);
  };
  return {
    onCopy: take(selected.copy),
    onCut: take(selected.cut),
    onPaste: (event: ClipboardEvent) => {
      if (isOnCanvas(event) && selected.paste(event.clipboardData.getData("text/plain"))) event.preventDefault();
    },
  };
}
