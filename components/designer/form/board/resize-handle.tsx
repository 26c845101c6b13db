import { type PointerEvent, useRef } from "react";
import { COLUMNS } from "@/lib/designer/form/grid/rows";
import type { FormField } from "@/lib/forms/form-definition";
import { useFormDesk } from "../form-desk";

/** The right edge of a field, to be drawn; keys widen it too. */
export function ResizeHandle({ field: { key } }: { field: FormField }) {
  const { resize } = useFormDesk();
  const merge = useRef("");
  const widen = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const cell = event.currentTarget.closest("[data-form-cell]")?.getBoundingClientRect();
    const row = event.currentTarget.closest("[data-form-row]")?.getBoundingClientRect();
    if (cell === undefined || row === undefined) return;
    resize(key, Math.round(((event.clientX - cell.left) / row.width) * COLUMNS), merge.current);
  };
  return (
    <div
      aria-hidden="true"
      className="absolute inset-y-0 -end-3 z-10 hidden w-4 cursor-col-resize touch-none items-center justify-center opacity-0 group-hover:opacity-100 group-aria-selected:opacity-100 @md:flex"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        merge.current = `resize ${key} ${event.timeStamp}`;
      }}
      onPointerMove={widen}
    >
      <div className="h-6 max-h-full w-1 rounded-full bg-accent" />
    </div>
  );
}
