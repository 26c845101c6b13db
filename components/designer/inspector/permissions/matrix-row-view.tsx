"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Access, MatrixColumn } from "@/lib/designer/inspect/access/access-matrix";
import { accessColour, accessIcon } from "./access-look";

export const ACCESS_COLUMN = "w-24 min-w-24 max-w-24";

type Props = {
  name: string;
  row: number;
  /** The accesses of the row in one text, so that a row is drawn again only when it has changed. */
  line: string;
  columns: readonly MatrixColumn[];
  /** The first and the last column that is marked; "" for none. */
  marks: string;
  /** The column that has the focus; -1 for none. */
  head: number;
  onMark: () => void;
};

/** One field at every node. */
export const MatrixRowView = memo(MatrixCells, (before, after) =>
  (["name", "row", "line", "columns", "marks", "head"] as const).every((key) => before[key] === after[key]),
);

function MatrixCells({ name, row, line, columns, marks, head, onMark }: Props) {
  const t = useTranslations("inspector");
  const [left = -1, right = -1] = marks === "" ? [] : marks.split(" ").map(Number);
  const accesses = line.split(" ") as Access[];
  return (
    <tr className="group">
      <th
        scope="row"
        className={`sticky start-0 z-10 max-w-56 min-w-40 border-e border-b border-separator p-0 text-start font-normal ${marks === "" ? "bg-surface" : "bg-surface-tertiary"}`}
      >
        <button
          type="button"
          aria-label={t("matrix.markRow", { name })}
          title={name}
          onClick={onMark}
          className="block h-8 w-full cursor-pointer truncate px-3 text-start hover:bg-default focus-visible:focus-ring"
        >
          {name}
        </button>
      </th>
      {accesses.map((access, column) => {
        const Icon = accessIcon(access);
        const isMarked = column >= left && column <= right && marks !== "";
        const node = columns[column]?.name ?? "";
        return (
          <td
            key={columns[column]?.key}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid takes the focus
            role="gridcell"
            data-spot={`${row} ${column}`}
            tabIndex={column === head ? 0 : -1}
            aria-selected={isMarked}
            aria-label={t("matrix.cell", { field: name, node, access: t(`access.${access}`) })}
            className={`border-b border-separator p-0.5 text-center focus-visible:focus-ring ${ACCESS_COLUMN} ${isMarked ? "bg-accent-soft" : ""}`}
          >
            <span className={`flex h-6.5 items-center justify-center gap-1 rounded-sm text-xs ${accessColour(access)}`}>
              <Icon aria-hidden="true" className="size-3.5 shrink-0" />
              <span className="truncate">{t(`access.short.${access}`)}</span>
            </span>
          </td>
        );
      })}
    </tr>
  );
}
