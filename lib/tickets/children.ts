import type { FlowNode } from "@/lib/flows/definition";
import type { LoadedVersion } from "@/lib/flows/version-cache";
import { type FieldValues, type Json, valueAt } from "@/lib/forms/form-definition";

type ChildNode = Extract<FlowNode, { type: "child" }>;
export type CreatingNode = ChildNode & { children: Extract<ChildNode["children"], { kind: "create" }> };

/** A child ticket that a node asks for. */
export type ChildPlan = {
  /** Its number among the node's children, from 0. */
  place: number;
  requesterId: number;
  title: string;
  values: Record<string, Json>;
};

/** Whether a node creates its children itself. */
export function isCreating(node: FlowNode | undefined): node is CreatingNode {
  return node?.type === "child" && node.children.kind === "create";
}

/** The children a node asks for: one, or one for each row of a table of the parent. */
export function childPlans(node: CreatingNode, parent: { values: FieldValues; title: string; requester: number }) {
  const { perRowOf } = node.children;
  const rows = perRowOf === null ? [{}] : rowsIn(valueAt(parent.values, perRowOf));
  return rows.map((row, place): ChildPlan => {
    const { children } = node;
    const values = Object.entries(children.values).map(([key, source]): [string, Json] => {
      if (source.kind === "value") return [key, source.value];
      return [key, source.kind === "field" ? valueAt(parent.values, source.fieldKey) : valueAt(row, source.columnKey)];
    });
    const title = children.title === "" ? parent.title : children.title;
    return {
      place,
      requesterId: requesterOf(children.requesterField, row, parent),
      title,
      values: Object.fromEntries(values),
    };
  });
}

function requesterOf(key: string | null, row: FieldValues, parent: { values: FieldValues; requester: number }): number {
  if (key === null) return parent.requester;
  const named = valueAt(row, key) ?? valueAt(parent.values, key);
  return typeof named === "number" ? named : parent.requester;
}

function rowsIn(value: Json): FieldValues[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (row): row is Record<string, Json> => typeof row === "object" && row !== null && !Array.isArray(row),
  );
}

/** The key of the button a child is filed with: the one the node names, or the first of its flow's start. */
export function startButtonOf(version: LoadedVersion, key: string): string | null {
  const { start, nodes } = version.compiled;
  const buttons = (nodes.get(start)?.out ?? []).filter(({ afterMs }) => afterMs === null);
  const button = key === "" ? buttons[0] : buttons.find((transition) => transition.key === key);
  return button?.key ?? null;
}
