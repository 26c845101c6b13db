import type { VisibleField } from "@/lib/forms/visibility";
import type { Problems } from "./changes";

const FOCUSABLE = 'input:not([type="hidden"], [hidden], [tabindex="-1"]), textarea, [role="spinbutton"], button';

const UNFINISHED = { date: "not_a_date", time: "not_a_time", "date-time": "not_a_date_time" } as const;

/** What the form has to ask its elements, because no state tells it. */
export const fieldElements = {
  focus(form: HTMLElement | null, key: string): void {
    const box = boxOf(form, key);
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

  /** Dates and times of which only a part is typed: their value is still the one before. */
  unfinished(form: HTMLElement | null, fields: readonly VisibleField[]): Problems {
    return fields.flatMap((visible) => {
      if (visible.kind !== "field" || visible.access === "read") return [];
      const { type } = visible.field;
      if (type !== "date" && type !== "time" && type !== "date-time") return [];
      const segments = [...(boxOf(form, visible.key)?.querySelectorAll('[role="spinbutton"]') ?? [])];
      const blanks = segments.filter((segment) => segment.hasAttribute("data-placeholder"));
      const isPartial = blanks.length > 0 && blanks.length < segments.length;
      return isPartial ? [{ path: visible.key, code: UNFINISHED[type] }] : [];
    });
  },
};

function boxOf(form: HTMLElement | null, key: string): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`) ?? null;
}
