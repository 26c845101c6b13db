"use client";

import { useHotkeys } from "@/components/shell/keys/use-hotkeys";

/** j and k go through the list; Enter follows the link that has the focus by itself. */
export function ListKeys() {
  useHotkeys({ j: () => focusBy(1), k: () => focusBy(-1) });
  return null;
}

function focusBy(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-list-link]")];
  const current = links.findIndex((link) => link.closest("tr, li")?.contains(document.activeElement));
  const next = current === -1 ? (step === 1 ? 0 : links.length - 1) : current + step;
  links[next]?.focus();
  links[next]?.closest("tr, li")?.scrollIntoView({ block: "nearest" });
}
