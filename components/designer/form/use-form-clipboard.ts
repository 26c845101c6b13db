"use client";

import type { ClipboardEvent } from "react";
import type { FormDesk } from "./form-desk";

/** What is copied and pasted while the form itself has the focus; texts that are typed have a clipboard of their own. */
export function useFormClipboard(desk: FormDesk, selected: readonly string[]) {
  const isTyping = ({ target }: ClipboardEvent) =>
    target instanceof Element && target.closest("input, textarea, [contenteditable='true']") !== null;
  const copy = (event: ClipboardEvent, isCut: boolean) => {
    if (isTyping(event)) return;
    const text = desk.copy(selected);
    if (text === "") return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (isCut) desk.remove(selected);
  };
  return {
    onCopy: (event: ClipboardEvent) => copy(event, false),
    onCut: (event: ClipboardEvent) => copy(event, true),
    onPaste: (event: ClipboardEvent) => {
      if (!isTyping(event) && desk.paste(event.clipboardData.getData("text/plain"))) event.preventDefault();
    },
  };
}
