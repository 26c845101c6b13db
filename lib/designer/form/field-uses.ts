import { renameInCondition, renameInTemplate } from "@/lib/flows/conditions/rename-field";
import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import type { WhoRule } from "@/lib/flows/who";
import type { RuleName } from "@/lib/forms/rules";
import { rulesOf } from "../references";

/** A place where a flow speaks of a field, by what people call it; `where` are keys below `formDesigner.uses`. */
export type FieldUse = { where: UsePlace; name: string; nodeKey?: string; transitionKey?: string; fieldKey?: string };

export type UsePlace =
  | RuleName
  | "condition"
  | "creation"
  | "title"
  | "people"
  | "wait"
  | "hookBody"
  | "hookFill"
  | "child"
  | "script";

/** Is no field and stands nowhere: a text that changes when a field is called so speaks of the field. */
const OTHER = "some_other_field_x";

/**
 * Where a flow speaks of a field besides the rights to it, which go with the field. In scripts nobody can tell what a
 * name means: those that hold the key as a word are named too.
 */
export function usesOfField({ form, nodes, transitions, settings }: FlowDefinition, key: string): FieldUse[] {
  const inCondition = (source: string) => source !== "" && renameInCondition(source, key, OTHER) !== source;
  const inTemplate = (source: string) => source !== "" && renameInTemplate(source, key, OTHER) !== source;
  const rules = form.fields.flatMap((field) =>
    (["visibleWhen", "requiredWhen", "expression"] as const)
      .filter((rule) => field.key !== key && inCondition(field[rule]))
      .map((rule): FieldUse => ({ where: rule, name: field.label, fieldKey: field.key })),
  );
  const conditions = transitions
    .filter(({ condition }) => inCondition(condition))
    .map(({ key: transitionKey, name }): FieldUse => ({ where: "condition", name, transitionKey }));
  const atNodes = nodes.flatMap((node) =>
    placesAt(node, key, inTemplate).map((where): FieldUse => ({ where, name: node.name, nodeKey: node.key })),
  );
  return [
    ...rules,
    ...conditions,
    ...atNodes,
    ...(inCondition(settings.creation.condition) ? [{ where: "creation" as const, name: "" }] : []),
    ...(inTemplate(settings.titleTemplate) ? [{ where: "title" as const, name: "" }] : []),
  ];
}

function placesAt(node: FlowNode, key: string, inTemplate: (source: string) => boolean): UsePlace[] {
  const people: UsePlace[] = rulesOf(node).some((rule) => namesField(rule, key)) ? ["people"] : [];
  switch (node.type) {
    case "wait":
      return node.wait.kind === "field" && node.wait.fieldKey === key ? ["wait"] : [];
    case "hook":
      return [
        ...(templatesOf(node.hook).some(inTemplate) ? ["hookBody" as const] : []),
        ...(Object.hasOwn(node.hook.fill, key) ? ["hookFill" as const] : []),
      ];
    case "child":
      return isUsedByChild(node.children, key) ? ["child"] : [];
    case "script":
      return new RegExp(`(?<![\\w$])${key}(?![\\w$])`).test(node.script.source) ? ["script"] : [];
    default:
      return people;
  }
}

const templatesOf = ({ url, headers, body }: Extract<FlowNode, { type: "hook" }>["hook"]) => [
  url,
  body,
  ...headers.map(({ value }) => value),
];

const namesField = (rule: WhoRule, key: string) => rule.kind === "field" && rule.fieldKey === key;

function isUsedByChild(children: Extract<FlowNode, { type: "child" }>["children"], key: string): boolean {
  if (children.kind !== "create") return false;
  const { values, perRowOf, requesterField } = children;
  const isMapped = Object.values(values).some((value) => value.kind === "field" && value.fieldKey === key);
  return isMapped || perRowOf === key || requesterField === key;
}
