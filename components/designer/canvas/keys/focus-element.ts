export function elementOf(key: string): HTMLElement | SVGElement | null {
  return document.querySelector<HTMLElement | SVGElement>(`.flow-canvas [data-id="${CSS.escape(key)}"]`);
}

const PATIENCE_MS = 1_000;
const STEADY_FRAMES = 3;

/**
 * Gives the focus to a node or transition once it is drawn; `whenNotDrawn` is told of one that is not, as in a large
 * flow only what is in view is. A menu that is about to close holds on to the focus and then gives it back to what
 * had it before, so it is given again until it stays, or somebody does something else.
 */
export function focusElement(key: string, whenNotDrawn: (key: string) => void = () => {}): void {
  const acting = new AbortController();
  const until = performance.now() + PATIENCE_MS;
  let steady = 0;
  const give = () => {
    if (acting.signal.aborted) return;
    const element = elementOf(key);
    if (element !== null && document.activeElement === element) steady += 1;
    else steady = 0;
    if (element !== null && steady === 0) element.focus({ preventScroll: true });
    if (element !== null && steady < STEADY_FRAMES && performance.now() < until) requestAnimationFrame(give);
    else acting.abort();
    if (element === null) whenNotDrawn(key);
  };
  for (const type of ["keydown", "pointerdown"]) {
    window.addEventListener(type, () => acting.abort(), { capture: true, signal: acting.signal });
  }
  requestAnimationFrame(give);
}
