"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { rowsOf, type Slot, slotOf } from "@/lib/designer/form/grid/rows";
import type { Problem } from "@/lib/flows/problems/problem";
import type { FormField } from "@/lib/forms/form-definition";
import { useProblems } from "../../problems/problems-provider";
import { useDesigner } from "../../store/use-designer";
import { useFormDesk } from "../form-desk";
import { BoardCell } from "./board-cell";
import { BoardContext } from "./board-context";
import { TitleCell } from "./title-cell";
import { useBoardKeys } from "./use-board-keys";

type Props = {
  /** In the order of the form. */
  fields: readonly FormField[];
  scroller: RefObject<HTMLDivElement | null>;
};

/** The form as it will look, to be arranged: every field can be gone to, moved, widened and taken out by keys too. */
export function FormBoard({ fields, scroller }: Props) {
  const t = useTranslations("formDesigner.board");
  const desk = useFormDesk();
  const selected = useDesigner((state) => state.selection.fieldKeys);
  const [visited, setVisited] = useState<string | null>(null);
  const slots = useMemo(() => fields.map(slotOf), [fields]);
  const last = selected.at(-1);
  const stop =
    [visited, last].find((key) => key === "title" || slots.some((slot) => slot.key === key)) ??
    fields[0]?.key ??
    "title";
  useEffect(() => {
    const cell = scroller.current?.querySelector(`[data-form-cell="${CSS.escape(last ?? "")}"]`);
    cell?.scrollIntoView({ block: "nearest" });
  }, [last, scroller]);
  const press = useBoardKeys({ slots, selected, visit: setVisited });

  const pressed = (event: KeyboardEvent) => {
    const key = keyAt(event.target);
    if (key !== null) press(event, key);
  };
  return (
    <BoardContext>
      <div ref={scroller} className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-6" data-form-board data-region="">
        {/* biome-ignore lint/a11y/useSemanticElements: fields stand in a grid that a table cannot draw */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={t("label")}
          aria-multiselectable
          aria-describedby="form-board-keys"
          className="@container mx-auto flex max-w-4xl flex-col gap-5 outline-none"
          onKeyDown={pressed}
          onFocus={(event) => setVisited(keyAt(event.target))}
        >
          <TitleCell isStop={stop === "title"} isSelected={selected.includes("title")} />
          <Rows fields={fields} slots={slots} selected={selected} stop={stop} />
        </div>
        {fields.length === 0 && <EmptyState title={t("emptyTitle")} hint={t("emptyHint")} />}
        <p id="form-board-keys" className="sr-only">
          {t("keys")}
        </p>
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className="block min-h-24 w-full cursor-default"
          onClick={() => desk.select([])}
        />
      </div>
    </BoardContext>
  );
}

function keyAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-form-cell]")?.dataset.formCell ?? null) : null;
}

type RowsProps = { fields: readonly FormField[]; slots: readonly Slot[]; selected: readonly string[]; stop: string };

function Rows({ fields, slots, selected, stop }: RowsProps) {
  const byKey = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields]);
  const problems = useWorstProblems();
  return rowsOf(slots).map((row, line) => (
    // biome-ignore lint/a11y/useSemanticElements: fields stand in a grid that a table cannot draw
    <div
      key={row.map(({ key }) => key).join(" ")}
      role="row"
      tabIndex={-1}
      data-form-row={row.some(({ isWhole }) => isWhole) ? "whole" : ""}
      className="grid grid-cols-12 gap-x-4 gap-y-5 outline-none"
    >
      {row.map(({ key }, place) => {
        const field = byKey.get(key);
        if (field === undefined) return null;
        return (
          <BoardCell
            key={key}
            field={field}
            line={line + 1}
            place={place + 1}
            count={row.length}
            problem={problems.get(key) ?? null}
            isStop={stop === key}
            isSelected={selected.includes(key)}
          />
        );
      })}
    </div>
  ));
}

/** The worst problem of each field as such, not of what nodes make of it. */
function useWorstProblems(): ReadonlyMap<string, Problem["severity"]> {
  const problems = useProblems();
  return useMemo(() => {
    const own = problems.filter(({ nodeKey }) => nodeKey === undefined);
    const worstLast = own.toSorted((a, b) => a.severity.localeCompare(b.severity)).reverse();
    return new Map(worstLast.map(({ fieldKey = "", severity }) => [fieldKey, severity]));
  }, [problems]);
}
