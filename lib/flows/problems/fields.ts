import { type FormField, isBuiltInKey } from "@/lib/forms/form-definition";
import { type FlowDefinition, type FlowNode, fieldsOf } from "../definition";
import { repeated } from "./keys";
import { type Problem, problem } from "./problem";

const CHOOSING = ["radio", "checkboxes", "select", "multi-select"];

/** What is wrong with the form's fields and with who may see and edit them. */
export function fieldProblems({ form, nodes, settings }: FlowDefinition): Problem[] {
  const known = new Set(form.fields.map((field) => field.key));
  return [
    ...form.fields.filter((field) => CHOOSING.includes(field.type)).flatMap(choiceProblems),
    ...nodes.flatMap((node) => accessProblems(node, known)),
    ...settings.viewFields
      .filter((key) => !known.has(key) && !isBuiltInKey(key))
      .map((key) => problem("view_field_unknown", {}, { field: key })),
  ];
}

function choiceProblems({ label, choices }: FormField): Problem[] {
  if (choices.length === 0) return [problem("field_without_choices", {}, { label })];
  return repeated(choices).map((choice) => problem("choice_twice", {}, { label, key: choice.key }));
}

function accessProblems(node: FlowNode, known: ReadonlySet<string>): Problem[] {
  const place = { nodeKey: node.key };
  return Object.entries(fieldsOf(node)).flatMap(([key, access]) => {
    const params = { name: node.name, field: key };
    if (known.has(key)) return [];
    if (!isBuiltInKey(key)) return [problem("access_unknown", place, params)];
    return access === "read" || key === "title" ? [] : [problem("access_not_editable", place, params)];
  });
}
