export function elementOf(key: string): HTMLElement | SVGElement | null {
  return document.querySelector<HTMLElement | SVGElement>(`.flow-canvas [data-id="${CSS.escape(key)}"]`);
}

/** Gives the focus to a node or transition once it is drawn; of a large flow only what is in view is. */
export function focusElement(key: string, bringIntoView: (key: string) => void): void {
  requestAnimationFrame(() => {
    const element = elementOf(key);
    if (element === null) bringIntoView(key);
    else element.focus({ preventScroll: true });
  });
}
