"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { iconOf } from "@/components/flow-canvas/node-look";
import {
  ACCESSES,
  commonAccess,
  cornersOf,
  everything,
  type Matrix,
  type Range,
  spotsIn,
  wholeColumn,
  wholeRow,
} from "@/lib/designer/inspect/access/access-matrix";
import { AccessChoice } from "./access-choice";
import { ACCESS_COLUMN, MatrixRowView } from "./matrix-row-view";
import { useMatrix } from "./use-matrix";
import { useRowNames } from "./use-row-names";

/**
 * Fields by nodes: who sees and fills in what where. Arrow keys move and, with Shift, mark; letters, Enter and the
 * buttons above set what is marked, each time as one step of the history.
 */
export function PermissionsMatrix() {
  const t = useTranslations("inspector.matrix");
  const { matrix, range, mark, set, grid, handlers } = useMatrix();
  const nameOf = useRowNames();
  const count = spotsIn(range).length;
  const common = useMemo(() => commonAccess(matrix, range), [matrix, range]);
  const { top, bottom, left, right } = cornersOf(range);
  if (matrix.columns.length === 0) return <p className="text-list text-muted">{t("none")}</p>;
  return (
    <div className="flex min-h-0 min-w-0 grow flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="text-list tabular-nums" aria-live="polite">
          {t("marked", { count })}
        </span>
        <AccessChoice label={t("setMarked")} choices={ACCESSES} value={common} onChoose={(access) => set(access)} />
        <p className="text-xs text-muted">{t("keys")}</p>
      </div>
      <div className="min-h-0 overflow-auto rounded-md border border-border">
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are moved through
          role="grid"
          aria-label={t("title")}
          aria-multiselectable="true"
          aria-rowcount={matrix.rows.length + 1}
          aria-colcount={matrix.columns.length + 1}
          className="border-separate border-spacing-0 text-list select-none"
          {...handlers}
        >
          <MatrixHead matrix={matrix} range={range} onMark={mark} />
          <tbody>
            {matrix.rows.map((row, index) => (
              <MatrixRowView
                key={row.key}
                name={nameOf(row)}
                row={index}
                line={matrix.columns.map((_, column) => matrix.accessAt(index, column)).join(" ")}
                columns={matrix.columns}
                marks={index >= top && index <= bottom ? `${left} ${right}` : ""}
                head={range.head.row === index ? range.head.column : -1}
                onMark={() => mark(wholeRow(index, matrix))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

type HeadProps = { matrix: Matrix; range: Range; onMark: (range: Range) => void };

function MatrixHead({ matrix, range, onMark }: HeadProps) {
  const t = useTranslations("inspector.matrix");
  const { left, right } = cornersOf(range);
  return (
    <thead>
      <tr>
        <th
          scope="col"
          className="sticky start-0 top-0 z-30 border-e border-b border-border bg-surface-secondary p-0 text-start"
        >
          <button
            type="button"
            onClick={() => onMark(everything(matrix))}
            className="flex h-14 w-full cursor-pointer items-end px-3 pb-1.5 text-xs font-medium text-muted hover:bg-default focus-visible:focus-ring"
          >
            {t("fields")}
          </button>
        </th>
        {matrix.columns.map(({ key, name, type }, index) => {
          const Icon = iconOf(type);
          const isMarked = index >= left && index <= right;
          return (
            <th
              key={key}
              scope="col"
              className={`sticky top-0 z-20 border-b border-border p-0 ${ACCESS_COLUMN} ${isMarked ? "bg-surface-tertiary" : "bg-surface-secondary"}`}
            >
              <button
                type="button"
                title={name}
                aria-label={t("markColumn", { name })}
                onClick={() => onMark(wholeColumn(index, matrix))}
                className="flex h-14 w-full cursor-pointer flex-col items-center justify-end gap-0.5 px-1.5 pb-1.5 text-xs font-medium hover:bg-default focus-visible:focus-ring"
              >
                <Icon aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
                <span className="line-clamp-2 leading-4 [overflow-wrap:anywhere]">{name}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
