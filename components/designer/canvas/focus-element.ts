export function elementOf(key: string): HTMLElement | SVGElement | null {
  return document.querySelector<HTMLElement | SVGElement>(`.flow-canvas [data-id="${CSS.escape(key)}"]`);
}

/** Gives the focus to a node or transition, once it is drawn. */
export function focusElement(key: string): void {
  requestAnimationFrame(() => elementOf(key)?.focus({ preventScroll: true }));
}
