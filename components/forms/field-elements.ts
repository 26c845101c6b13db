import type { FieldType } from "@/lib/forms/form-definition";
import type { Problems } from "./state/changes";

const FOCUSABLE =
  'input:not([type="hidden"], [hidden], [tabindex="-1"]), textarea, [role="spinbutton"], [contenteditable="true"], button';

const UNFINISHED = { date: "not_a_date", time: "not_a_time", "date-time": "not_a_date_time" } as const;
type Clock = keyof typeof UNFINISHED;

/** Marks the box of an input made of segments, of which only a part may be typed. */
export function clockMark(type: FieldType): Clock | undefined {
  return type === "date" || type === "time" || type === "date-time" ? type : undefined;
}

/** What the form has to ask its elements, because no state tells it. */
export const fieldElements = {
  /** `path` is a field's key, or a cell of a table. */
  focus(form: HTMLElement | null, path: string): void {
    const box = boxOf(form, path) ?? boxOf(form, path.split(".")[0] ?? "");
    box?.scrollIntoView({ block: "center" });
    box?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
  },

  /** Some inputs hand over what was typed only when they are left, and a keyboard shortcut does not leave them. */
  settle(form: HTMLElement | null): void {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !form?.contains(active)) return;
    active.blur();
    active.focus({ preventScroll: true });
  },

  /** Dates and times of which only a part is typed: their value is still the one before; and files still on their way. */
  unfinished(form: HTMLElement | null): Problems {
    const clocks = boxes(form, "[data-clock]").flatMap((box) => {
      const segments = [...box.querySelectorAll('[role="spinbutton"]')];
      const blanks = segments.filter((segment) => segment.hasAttribute("data-placeholder"));
      const isPartial = blanks.length > 0 && blanks.length < segments.length;
      return isPartial ? [{ path: pathOf(box), code: UNFINISHED[box.dataset.clock as Clock] }] : [];
    });
    const uploads = boxes(form, "[data-field]:has([data-uploading])");
    return [...clocks, ...uploads.map((box) => ({ path: pathOf(box), code: "still_uploading" }))];
  },
};

function boxes(form: HTMLElement | null, selector: string): HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

function pathOf(box: HTMLElement): string {
  return box.dataset.field ?? "";
}

function boxOf(form: HTMLElement | null, path: string): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`) ?? null;
}
