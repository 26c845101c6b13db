import { useTranslations } from "next-intl";
import type { CSSProperties, RefObject } from "react";
import { arranged } from "@/lib/designer/form/grid/arrangement";
import type { SeenRow } from "@/lib/designer/form/grid/drop-place";
import { placedTogether } from "@/lib/designer/form/grid/placing";
import { COLUMNS, rowsOf, type Slot, slotOf } from "@/lib/designer/form/grid/rows";
import type { FormField } from "@/lib/forms/form-definition";
import { draggedSlots } from "./dragged";
import { seenRows } from "./seen-rows";
import type { Drag } from "./use-field-drag";

type Props = {
  drag: Drag;
  board: RefObject<HTMLElement | null>;
  /** In the order of the form. */
  fields: readonly FormField[];
};

/** Shows where a field would land: as a line between two others, or in the line it joins with the widths it would have. */
export function DropMark({ drag, board, fields }: Props) {
  const label = useDragLabel(drag, fields);
  return (
    <>
      {drag.place !== null && board.current !== null && (
        <Landing
          place={drag.place}
          rows={seenRows(board.current)}
          fields={fields}
          moved={draggedSlots(drag.source, fields)}
          label={label}
        />
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

function useDragLabel({ source }: Drag, fields: readonly FormField[]): string {
  const t = useTranslations("formDesigner");
  if (source.kind === "new") return t(`types.${source.type}`);
  if (source.keys.length > 1) return t("board.several", { count: source.keys.length });
  return fields.find(({ key }) => key === source.keys[0])?.label ?? "";
}

type LandingProps = {
  fields: readonly FormField[];
  moved: readonly Slot[];
  label: string;
  place: NonNullable<Drag["place"]>;
  rows: readonly SeenRow[];
};

function Landing({ place, rows, fields, moved, label }: LandingProps) {
  const slots = fields.map(slotOf);
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
      className="pointer-events-none fixed z-40 grid gap-x-4 bg-background"
      style={across(target.box, {
        top: target.box.top,
        height: target.box.bottom - target.box.top,
        gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`,
      })}
    >
      {line.map(({ key, width }) => (
        <div
          key={key}
          className={`truncate rounded-md border border-dashed px-2 py-1 text-list ${keys.has(key) ? "border-accent bg-accent-soft font-medium text-accent-soft-foreground" : "border-field-border bg-surface-secondary text-muted"}`}
          style={{ gridColumn: `span ${width}` }}
        >
          {fields.find((field) => field.key === key)?.label ?? label}
        </div>
      ))}
    </div>
  );
}

function across({ left, right }: SeenRow["box"], style: CSSProperties): CSSProperties {
  return { left, width: right - left, ...style };
}
