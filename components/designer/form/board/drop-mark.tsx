import type { CSSProperties, RefObject } from "react";
import { arranged } from "@/lib/designer/form/arrangement";
import type { SeenRow } from "@/lib/designer/form/drop-place";
import { placedTogether } from "@/lib/designer/form/placing";
import { COLUMNS, rowsOf, type Slot } from "@/lib/designer/form/rows";
import { seenRows } from "./seen-rows";
import type { Drag } from "./use-field-drag";

type Props = {
  drag: Drag;
  board: RefObject<HTMLElement | null>;
  slots: readonly Slot[];
  /** What is dragged, as it would stand on the form. */
  moved: readonly Slot[];
  label: string;
};

/** Shows where a field would land: as a line between two others, or in the line it joins with the widths it would have. */
export function DropMark({ drag, board, slots, moved, label }: Props) {
  return (
    <>
      {drag.place !== null && board.current !== null && (
        <Landing place={drag.place} rows={seenRows(board.current)} slots={slots} moved={moved} />
      )}
      <div
        className="pointer-events-none fixed z-50 max-w-56 truncate rounded-md border border-accent bg-surface px-2.5 py-1 text-list font-medium shadow-overlay"
        style={{ left: drag.x + 12, top: drag.y + 12 }}
      >
        {label}
      </div>
    </>
  );
}

type LandingProps = Pick<Props, "slots" | "moved"> & {
  place: NonNullable<Drag["place"]>;
  rows: readonly SeenRow[];
};

function Landing({ place, rows, slots, moved }: LandingProps) {
  const target = rows.find(({ cells }) =>
    cells.some(({ key }) => key === (place.kind === "line" ? place.before : place.key)),
  );
  const keys = new Set(moved.map(({ key }) => key));
  const after = arranged([...slots, ...moved], placedTogether(slots, moved, place));
  const line = rowsOf(after).find((row) => row.some(({ key }) => keys.has(key))) ?? [];
  const isBeside = line.some(({ key }) => !keys.has(key));
  if (place.kind === "line" || target === undefined || !isBeside) {
    const last = rows.at(-1);
    const box = (target ?? last)?.box;
    if (box === undefined) return null;
    const isBehind = target === undefined || (place.kind === "beside" && place.side === "after");
    const top = isBehind ? box.bottom + 8 : box.top - 11;
    return (
      <div className="pointer-events-none fixed z-40 h-[3px] rounded-full bg-accent" style={across(box, { top })} />
    );
  }
  return (
    <div
      className="pointer-events-none fixed z-40 grid gap-x-4 rounded-md bg-background/80"
      style={across(target.box, {
        top: target.box.top,
        height: target.box.bottom - target.box.top,
        gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`,
      })}
    >
      {line.map(({ key, width }) => (
        <div
          key={key}
          className={`rounded-md border border-dashed ${keys.has(key) ? "border-accent bg-accent-soft" : "border-field-border bg-surface-secondary"}`}
          style={{ gridColumn: `span ${width}` }}
        />
      ))}
    </div>
  );
}

function across({ left, right }: SeenRow["box"], style: CSSProperties): CSSProperties {
  return { left, width: right - left, ...style };
}
