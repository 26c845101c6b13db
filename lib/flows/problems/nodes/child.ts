import { isBuiltInKey, type TableColumn } from "@/lib/forms/form-definition";
import type { FlowNode } from "../../definition";
import type { NodeContext } from "../node-context";
import { type Problem, problem } from "../problem";

type ChildNode = Extract<FlowNode, { type: "child" }>;
type Creation = Extract<ChildNode["children"], { kind: "create" }>;

/** What a node that makes child tickets refers to and is not there. */
export function childProblems(node: ChildNode, context: NodeContext): Problem[] {
  if (node.children.kind !== "create") return [];
  const { knownFlowIds } = context.known;
  const { flowId } = node.children;
  const isKnown = knownFlowIds === undefined || knownFlowIds.has(flowId);
  return [
    ...(isKnown ? [] : [problem("child_flow_unknown", { nodeKey: node.key }, { name: node.name, flow: flowId })]),
    ...rowProblems(node, node.children, context),
    ...valueProblems(node, node.children, context),
    ...requesterProblems(node, node.children, context),
  ];
}

const fieldOf = (key: string, { form }: NodeContext) => form.fields.find((field) => field.key === key);

function columnsOf({ perRowOf }: Creation, context: NodeContext): readonly TableColumn[] {
  return perRowOf === null ? [] : (fieldOf(perRowOf, context)?.columns ?? []);
}

function rowProblems({ key, name }: ChildNode, { perRowOf }: Creation, context: NodeContext): Problem[] {
  if (perRowOf === null) return [];
  const field = fieldOf(perRowOf, context);
  if (field === undefined) return [problem("child_field_unknown", { nodeKey: key }, { name, field: perRowOf })];
  return field.type === "table"
    ? []
    : [problem("child_rows_not_table", { nodeKey: key }, { name, field: field.label })];
}

function valueProblems({ key, name }: ChildNode, creation: Creation, context: NodeContext): Problem[] {
  const columns = columnsOf(creation, context);
  return Object.values(creation.values).flatMap((value) => {
    if (value.kind === "field" && !isBuiltInKey(value.fieldKey) && fieldOf(value.fieldKey, context) === undefined) {
      return [problem("child_field_unknown", { nodeKey: key }, { name, field: value.fieldKey })];
    }
    if (value.kind === "column" && columns.every((column) => column.key !== value.columnKey)) {
      return [problem("child_column_unknown", { nodeKey: key }, { name, column: value.columnKey })];
    }
    return [];
  });
}

/** A column of the row comes before a field of the same key. */
function requesterProblems({ key, name }: ChildNode, creation: Creation, context: NodeContext): Problem[] {
  const { requesterField } = creation;
  if (requesterField === null) return [];
  const column = columnsOf(creation, context).find((candidate) => candidate.key === requesterField);
  const found = column ?? fieldOf(requesterField, context);
  if (found === undefined) return [problem("child_field_unknown", { nodeKey: key }, { name, field: requesterField })];
  if (found.type === "person") return [];
  return [problem("child_requester_not_person", { nodeKey: key }, { name, field: found.label })];
}
