import { renameColumnInCondition } from "@/lib/flows/conditions/rename-field";
import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import { mapConditions } from "./rename-field";

/** A flow that calls a column of a table by another key, wherever it speaks of it: sums in conditions, and children. */
export function renameColumnEverywhere(
  definition: FlowDefinition,
  table: string,
  key: string,
  to: string,
): FlowDefinition {
  const renamed = (name: string) => (name === key ? to : name);
  const changed = mapConditions(definition, (source) => renameColumnInCondition(source, table, key, to));
  const { form, nodes } = changed;
  const fields = form.fields.map((field) => {
    if (field.key !== table) return field;
    return { ...field, columns: field.columns.map((column) => ({ ...column, key: renamed(column.key) })) };
  });
  return { ...changed, form: { ...form, fields }, nodes: nodes.map((node) => renameInRows(node, table, renamed)) };
}

function renameInRows(node: FlowNode, table: string, renamed: (key: string) => string): FlowNode {
  if (node.type !== "child" || node.children.kind !== "create" || node.children.perRowOf !== table) return node;
  const { values, requesterField } = node.children;
  const entries = Object.entries(values).map(([target, value]) => [
    target,
    value.kind === "column" ? { ...value, columnKey: renamed(value.columnKey) } : value,
  ]);
  const children = {
    ...node.children,
    values: Object.fromEntries(entries),
    requesterField: requesterField === null ? null : renamed(requesterField),
  };
  return { ...node, children };
}
