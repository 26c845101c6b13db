import { type BranchChoice, type FormField, isBuiltInKey, type TableColumn } from "@/lib/forms/form-definition";
import { isFilledIn } from "@/lib/forms/values";
import type { FlowDefinition, FlowNode } from "../definition";
import { ruleProblems, undecidableRules } from "./field-rules";
import { repeated } from "./keys";
import { type Problem, problem } from "./problem";
import { valueRuleProblems } from "./value-rules";

const CHOOSING = ["radio", "checkboxes", "select", "multi-select"];

/** What is wrong with the form's fields and with who may see and edit them. */
export function fieldProblems({ form, nodes, settings }: FlowDefinition): Problem[] {
  const known = new Map(form.fields.map((field) => [field.key, field]));
  return [
    ...form.fields.flatMap(contentProblems),
    ...form.fields.flatMap((field) => ruleProblems(form, field)),
    ...nodes.flatMap((node) => accessProblems(node, known)),
    ...nodes.flatMap((node) => ("fields" in node ? undecidableRules(form, node) : [])),
    ...settings.viewFields
      .filter((key) => !known.has(key) && !isBuiltInKey(key))
      .map((key) => problem("view_field_unknown", {}, { field: key })),
  ];
}

/** What a field lacks to be filled in. */
function contentProblems(field: FormField): Problem[] {
  const { key: fieldKey, label, type, columns } = field;
  const place = { fieldKey };
  const own = [...choiceProblems(field, field), ...valueRuleProblems(field, field)];
  if (type === "cascade") return [...own, ...treeProblems(field, field.tree)];
  if (type === "computed" && field.expression === "")
    return [...own, problem("computed_without_expression", place, { label })];
  if (type === "external" && field.source === null)
    return [...own, problem("external_without_source", place, { label })];
  if (type !== "table") return own;
  if (columns.length === 0) return [...own, problem("table_without_columns", place, { label })];
  return [
    ...own,
    ...repeated(columns).map(({ key }) => problem("column_key_twice", place, { label, key })),
    ...columns.flatMap((column) => [...choiceProblems(field, column), ...valueRuleProblems(field, column)]),
  ];
}

/** `owner` is the table of a column, or the field itself. */
function choiceProblems(owner: FormField, { type, label, choices }: FormField | TableColumn): Problem[] {
  if (!CHOOSING.includes(type)) return [];
  const place = { fieldKey: owner.key };
  if (choices.length === 0) return [problem("field_without_choices", place, { label })];
  return repeated(choices).map((choice) => problem("choice_twice", place, { label, key: choice.key }));
}

function treeProblems(field: FormField, level: readonly BranchChoice[]): Problem[] {
  const { key: fieldKey, label } = field;
  if (field.tree.length === 0) return [problem("field_without_choices", { fieldKey }, { label })];
  return [
    ...repeated(level).map((choice) => problem("choice_twice", { fieldKey }, { label, key: choice.key })),
    ...level.flatMap(({ children }) => treeProblems(field, children)),
  ];
}

function accessProblems(node: FlowNode, known: ReadonlyMap<string, FormField>): Problem[] {
  if (!("fields" in node)) return [];
  const place = { nodeKey: node.key };
  return Object.entries(node.fields).flatMap(([key, access]) => {
    const params = { name: node.name, field: key };
    const field = known.get(key);
    if (field === undefined && !isBuiltInKey(key)) return [problem("access_unknown", place, params)];
    const mayBeEdited = field === undefined ? key === "title" : isFilledIn(field);
    return access === "read" || mayBeEdited ? [] : [problem("access_not_editable", place, params)];
  });
}
