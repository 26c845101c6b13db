"use client";

import {
  type Dispatch,
  type KeyboardEvent,
  type PointerEvent,
  type SetStateAction,
  useMemo,
  useRef,
  useState,
} from "react";
import {
  type Access,
  accessesFor,
  cellsFor,
  everything,
  isInside,
  matrixOf,
  movedBy,
  nextAccess,
  type Range,
  rangeAt,
  type Spot,
} from "@/lib/designer/inspect/access/access-matrix";
import { useDefinition, useEdit } from "../../store/use-designer";
import { ACCESS_KEYS } from "./access-look";

/** What is marked in the matrix, and what keys, mouse and buttons do with it. */
export function useMatrix() {
  const definition = useDefinition();
  const edit = useEdit();
  const matrix = useMemo(() => matrixOf(definition), [definition]);
  const [range, setRange] = useState<Range>(rangeAt({ row: 0, column: 0 }));
  const grid = useRef<HTMLTableElement>(null);

  const set = (access: Access, cells: Range = range) => {
    const changed = cellsFor(matrix, cells, access);
    if (changed.length > 0) edit({ type: "SetAccess", cells: changed });
  };
  const cycle = (at: Spot, cells: Range) => {
    const [field, node] = [matrix.rows[at.row], matrix.columns[at.column]];
    if (field === undefined || node === undefined) return;
    set(nextAccess(matrix.accessAt(at.row, at.column), accessesFor(field, node.type)), cells);
  };
  const focus = ({ row, column }: Spot) =>
    grid.current?.querySelector<HTMLElement>(`[data-spot="${row} ${column}"]`)?.focus();

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.spot === undefined) return;
    const isFar = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const access = isFar || event.altKey ? undefined : ACCESS_KEYS[key];
    const moved = movedBy(key, range, matrix, { extend: event.shiftKey, far: isFar });
    if (moved !== null) {
      setRange(moved);
      focus(moved.head);
    } else if (isFar && key === "a") setRange(everything(matrix));
    else if (access !== undefined) set(access);
    else if (key === "Enter" || key === " ") cycle(range.head, range);
    else return;
    event.preventDefault();
  };
  const pointer = usePointer({ range, mark: setRange, onClick: (spot) => cycle(spot, rangeAt(spot)) });
  return { matrix, range, mark: setRange, set, grid, handlers: { onKeyDown, ...pointer } };
}

type Pointing = { range: Range; mark: Dispatch<SetStateAction<Range>>; onClick: (spot: Spot) => void };

/** Marks what the pointer is drawn over; a click with nothing drawn changes its cell. */
function usePointer({ range, mark, onClick }: Pointing) {
  const isDragging = useRef(false);
  const onPointerDown = (event: PointerEvent) => {
    const spot = spotOf(event.target);
    if (spot === null || event.button !== 0) return;
    isDragging.current = true;
    mark(event.shiftKey ? { anchor: range.anchor, head: spot } : rangeAt(spot));
  };
  const onPointerOver = (event: PointerEvent) => {
    const spot = spotOf(event.target);
    if (!isDragging.current || spot === null) return;
    if (event.buttons === 0) isDragging.current = false;
    else mark((now) => ({ anchor: now.anchor, head: spot }));
  };
  const onPointerUp = (event: PointerEvent) => {
    const spot = spotOf(event.target);
    const isClick = isDragging.current && spot !== null && isInside(rangeAt(spot), range.anchor) && !event.shiftKey;
    isDragging.current = false;
    if (isClick && spot !== null) onClick(spot);
  };
  return { onPointerDown, onPointerOver, onPointerUp };
}

function spotOf(target: EventTarget | null): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-spot]") : null;
  const [row, column] = (cell?.dataset.spot ?? "").split(" ").map(Number);
  return cell === null || row === undefined || column === undefined ? null : { row, column };
}
