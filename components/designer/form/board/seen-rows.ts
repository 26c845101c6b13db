import type { SeenRow } from "@/lib/designer/form/grid/drop-place";

const NEAR_PX = 48;
const STEP_PX = 12;

/** The lines of the form as they stand on the screen now. */
export function seenRows(board: HTMLElement): SeenRow[] {
  return [...board.querySelectorAll<HTMLElement>("[data-form-row]")].map((row) => ({
    box: row.getBoundingClientRect(),
    isWhole: row.dataset.formRow === "whole",
    cells: [...row.querySelectorAll<HTMLElement>("[data-form-cell]")].map((cell) => ({
      key: cell.dataset.formCell ?? "",
      box: cell.getBoundingClientRect(),
    })),
  }));
}

/** Scrolls the form a little where a pointer is near its edge. @returns whether it did. */
export function scrollNear(board: HTMLElement | null, y: number): boolean {
  if (board === null) return false;
  const { top, bottom } = board.getBoundingClientRect();
  const by = y < top + NEAR_PX ? -STEP_PX : y > bottom - NEAR_PX ? STEP_PX : 0;
  const before = board.scrollTop;
  if (by !== 0) board.scrollTop += by;
  return board.scrollTop !== before;
}
