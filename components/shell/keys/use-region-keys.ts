"use client";

import { useEffect } from "react";
import { isDialogOpen } from "./dialog-open";

/**
 * Parts of a page are marked with `data-region`; a selector in it names what has the focus first there, where that is
 * not simply the first thing. Of parts inside each other only the innermost count.
 */
const REGION = "[data-region], [data-slot=toast-region]";
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";

type Focusable = HTMLElement | SVGElement;

/** F6 goes on to the next part of the page, with Shift to the one before: to what had the focus there last. */
export function useRegionKeys(): void {
  useEffect(() => {
    const left = new WeakMap<Element, Focusable>();
    const note = ({ target }: FocusEvent) => {
      const region = target instanceof Element ? target.closest(REGION) : null;
      if (region !== null && isFocusable(target)) left.set(region, target);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.altKey || event.ctrlKey || event.metaKey || isElsewhere()) return;
      event.preventDefault();
      // Toasts listen for the same key, and would keep it to themselves.
      event.stopPropagation();
      for (const region of regionsInTurn(event.shiftKey)) {
        const known = left.get(region);
        if (known?.isConnected === true && enter([known])) return;
        if (enter(region.querySelectorAll<Focusable>(region.getAttribute("data-region") || FOCUSABLE))) return;
        if (enter(region.querySelectorAll<Focusable>(FOCUSABLE))) return;
      }
    };
    window.addEventListener("focusin", note);
    window.addEventListener("keydown", press, { capture: true });
    return () => {
      window.removeEventListener("focusin", note);
      window.removeEventListener("keydown", press, { capture: true });
    };
  }, []);
}

/** Menus and dialogs end first. */
function isElsewhere(): boolean {
  const overlay = document.activeElement?.closest("[role=menu], [role=listbox]") ?? null;
  return overlay !== null || isDialogOpen();
}

/** From the part behind what has the focus; where nothing has it, from the content of the page. */
function regionsInTurn(isBack: boolean): Element[] {
  const regions = [...document.querySelectorAll(REGION)].filter(
    (region) => region.querySelector(REGION) === null && region.checkVisibility(),
  );
  const focus = document.activeElement;
  const begin = focus === null || focus === document.body ? document.getElementById("main") : focus;
  const place = regions.findIndex((region) => region === begin || follows(region, begin));
  const next = place === -1 ? 0 : place;
  const inTurn = [...regions.slice(next), ...regions.slice(0, next)];
  if (!isBack) return inTurn;
  return inTurn.filter((region) => !region.contains(focus)).reverse();
}

function follows(region: Element, element: Element | null): boolean {
  if (element === null || region.contains(element)) return false;
  return (region.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

const isFocusable = (target: EventTarget | null): target is Focusable =>
  target instanceof HTMLElement || target instanceof SVGElement;

/** @returns whether one of them took the focus. */
function enter(elements: Iterable<Focusable>): boolean {
  for (const element of elements) {
    if (element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
    element.focus();
    if (document.activeElement === element) return true;
  }
  return false;
}
