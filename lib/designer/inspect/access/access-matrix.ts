import { type FlowDefinition, type FlowNode, fieldsOf, type NodeType } from "@/lib/flows/definition";
import { BUILT_IN_KEYS, type FormField } from "@/lib/forms/form-definition";
import { isFilledIn } from "@/lib/forms/values";
import type { AccessCell } from "../../edits/edit";

/** What people may do with a field at a node, from least to most. */
export const ACCESSES = ["hidden", "read", "edit", "required"] as const;
export type Access = (typeof ACCESSES)[number];

/** `label` is null where the catalogues name it: what every ticket shows besides its own fields. */
export type MatrixRow = { key: string; label: string | null; isFillable: boolean };
export type MatrixColumn = { key: string; name: string; type: NodeType };

/** Who sees what where: fields by nodes. */
export type Matrix = {
  rows: readonly MatrixRow[];
  columns: readonly MatrixColumn[];
  accessAt: (row: number, column: number) => Access;
};

/** Nobody fills anything in where a ticket is at its end, or only passes. */
const FILLED_IN: readonly NodeType[] = ["start", "task"];
const NEVER_CHANGED: readonly NodeType[] = ["end"];

/** The title, the fields in the order of the form, then what every ticket shows. */
export function rowsOf({ form }: Pick<FlowDefinition, "form">): readonly MatrixRow[] {
  const fields = [...form.fields].sort((a, b) => a.order - b.order);
  return [
    { key: "title", label: null, isFillable: true },
    ...fields.map((field: FormField) => ({ key: field.key, label: field.label, isFillable: isFilledIn(field) })),
    ...BUILT_IN_KEYS.filter((key) => key !== "title").map((key) => ({ key, label: null, isFillable: false })),
  ];
}

export function matrixOf(definition: FlowDefinition): Matrix {
  const rows = rowsOf(definition);
  const nodes = definition.nodes.filter((node) => "fields" in node);
  const columns = [...nodes].sort((a, b) => rank(a) - rank(b) || a.order - b.order);
  return {
    rows,
    columns: columns.map(({ key, name, type }) => ({ key, name, type })),
    accessAt: (row, column) => accessOf(columns[column], rows[row]?.key ?? ""),
  };
}

/** The start first, the ends last. */
const rank = ({ type }: FlowNode) => (type === "start" ? 0 : type === "end" ? 2 : 1);

export function accessOf(node: FlowNode | undefined, fieldKey: string): Access {
  const fields = fieldsOf(node);
  return (Object.hasOwn(fields, fieldKey) ? fields[fieldKey] : undefined) ?? "hidden";
}

/** What can be chosen for a field at a kind of node. */
export function accessesFor({ isFillable }: MatrixRow, type: NodeType): readonly Access[] {
  if (!isFillable || NEVER_CHANGED.includes(type)) return ["hidden", "read"];
  return FILLED_IN.includes(type) ? ACCESSES : ["hidden", "read", "edit"];
}

/** What comes after an access when one goes through them. */
export function nextAccess(access: Access, choices: readonly Access[]): Access {
  return choices[(choices.indexOf(access) + 1) % choices.length] ?? "hidden";
}

export type Spot = { row: number; column: number };
/** What is marked: the rectangle between where it began and where it has come to. */
export type Range = { anchor: Spot; head: Spot };

export const rangeAt = (spot: Spot): Range => ({ anchor: spot, head: spot });

type Size = Pick<Matrix, "rows" | "columns">;

/** Corners of a range, both included. */
export function cornersOf({ anchor, head }: Range): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function isInside(range: Range, { row, column }: Spot): boolean {
  const { top, bottom, left, right } = cornersOf(range);
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function spotsIn(range: Range): readonly Spot[] {
  const { top, bottom, left, right } = cornersOf(range);
  const width = right - left + 1;
  return Array.from({ length: (bottom - top + 1) * width }, (_, index) => ({
    row: top + Math.floor(index / width),
    column: left + (index % width),
  }));
}

export const wholeRow = (row: number, { columns }: Size): Range => ({
  anchor: { row, column: 0 },
  head: { row, column: columns.length - 1 },
});

export const wholeColumn = (column: number, { rows }: Size): Range => ({
  anchor: { row: 0, column },
  head: { row: rows.length - 1, column },
});

export const everything = ({ rows, columns }: Size): Range => ({
  anchor: { row: 0, column: 0 },
  head: { row: rows.length - 1, column: columns.length - 1 },
});

const STEPS: Readonly<Record<string, Spot>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
  Home: { row: 0, column: -Number.MAX_SAFE_INTEGER },
  End: { row: 0, column: Number.MAX_SAFE_INTEGER },
};

/** What is marked after a key; null when the key does not move. With `extend` the range grows from where it began. */
export function movedBy(
  key: string,
  { anchor, head }: Range,
  { rows, columns }: Size,
  { extend, far }: { extend: boolean; far: boolean },
): Range | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const reach = far ? Number.MAX_SAFE_INTEGER : 1;
  const next = {
    row: within(head.row + step.row * reach, rows.length),
    column: within(head.column + step.column * reach, columns.length),
  };
  return { anchor: extend ? anchor : next, head: next };
}

const within = (place: number, length: number) => Math.max(0, Math.min(length - 1, place));

/** The access that all of a range have; null when they differ. */
export function commonAccess(matrix: Matrix, range: Range): Access | null {
  const [first, ...rest] = spotsIn(range).map(({ row, column }) => matrix.accessAt(row, column));
  return first !== undefined && rest.every((access) => access === first) ? first : null;
}

/** What changes when a range is given an access; a field that cannot have it there gets the most it can, up to it. */
export function cellsFor({ rows, columns, accessAt }: Matrix, range: Range, access: Access): AccessCell[] {
  return spotsIn(range).flatMap(({ row, column }) => {
    const [field, node] = [rows[row], columns[column]];
    if (field === undefined || node === undefined) return [];
    const choices = accessesFor(field, node.type);
    const most = choices.filter((choice) => ACCESSES.indexOf(choice) <= ACCESSES.indexOf(access)).at(-1) ?? "hidden";
    if (most === accessAt(row, column)) return [];
    return [{ nodeKey: node.key, fieldKey: field.key, access: most === "hidden" ? null : most }];
  });
}
