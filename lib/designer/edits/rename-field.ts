import { renameInCondition, renameInTemplate } from "@/lib/flows/conditions/rename-field";
import type { FlowDefinition, FlowNode } from "@/lib/flows/definition";
import type { WhoRule } from "@/lib/flows/who";
import type { FormDefinition } from "@/lib/forms/form-definition";

type ChildValue = Extract<Extract<FlowNode, { type: "child" }>["children"], { kind: "create" }>["values"][string];

/** A flow that calls a field by another key, wherever it speaks of it: rights, rules, people, waits, hooks, children, titles. */
export function renameEverywhere(definition: FlowDefinition, key: string, to: string): FlowDefinition {
  const renamed = (name: string) => (name === key ? to : name);
  const changed = mapConditions(definition, (source) => renameInCondition(source, key, to));
  const { form, nodes, settings } = changed;
  return {
    ...changed,
    form: { ...form, fields: form.fields.map((field) => ({ ...field, key: renamed(field.key) })) },
    nodes: nodes.map((node) => renameAt(node, definition.form, { key, to })),
    settings: {
      ...settings,
      viewFields: settings.viewFields.map(renamed),
      titleTemplate: renameInTemplate(settings.titleTemplate, key, to),
    },
  };
}

/** A flow with all its conditions as `change` has them: those of fields, of transitions and of who may begin. */
export function mapConditions(definition: FlowDefinition, change: (source: string) => string): FlowDefinition {
  const { form, transitions, settings } = definition;
  return {
    ...definition,
    form: {
      ...form,
      fields: form.fields.map((field) => ({
        ...field,
        visibleWhen: change(field.visibleWhen),
        requiredWhen: change(field.requiredWhen),
        expression: change(field.expression),
      })),
    },
    transitions: transitions.map((transition) => {
      const condition = change(transition.condition);
      return condition === transition.condition ? transition : { ...transition, condition };
    }),
    settings: {
      ...settings,
      creation: { ...settings.creation, condition: change(settings.creation.condition) },
    },
  };
}

function renameAt(node: FlowNode, form: FormDefinition, { key, to }: { key: string; to: string }): FlowNode {
  const renamed = (name: string) => (name === key ? to : name);
  const rights = "fields" in node ? { ...node, fields: renameKey(node.fields, key, to) } : node;
  const rules = (who: readonly WhoRule[]) =>
    who.map((rule) => (rule.kind === "field" ? { ...rule, fieldKey: renamed(rule.fieldKey) } : rule));
  switch (rights.type) {
    case "task": {
      const reminders = rights.reminders.map(({ escalate, ...rest }) => ({
        ...rest,
        escalate: escalate === null ? null : { ...escalate, who: rules(escalate.who) },
      }));
      return { ...rights, who: rules(rights.who), reminders };
    }
    case "copy":
      return { ...rights, who: rules(rights.who) };
    case "wait":
      return rights.wait.kind === "field"
        ? { ...rights, wait: { ...rights.wait, fieldKey: renamed(rights.wait.fieldKey) } }
        : rights;
    case "hook": {
      const { hook } = rights;
      const template = (source: string) => renameInTemplate(source, key, to);
      const headers = hook.headers.map((header) => ({ ...header, value: template(header.value) }));
      const templates = { url: template(hook.url), headers, body: template(hook.body) };
      return { ...rights, hook: { ...hook, ...templates, fill: renameKey(hook.fill, key, to) } };
    }
    case "child":
      return { ...rights, children: renameInChildren(rights.children, form, renamed) };
    default:
      return rights;
  }
}

function renameInChildren(
  children: Extract<FlowNode, { type: "child" }>["children"],
  form: FormDefinition,
  renamed: (key: string) => string,
): Extract<FlowNode, { type: "child" }>["children"] {
  if (children.kind !== "create") return children;
  const values = Object.entries(children.values).map(([target, value]): [string, ChildValue] => [
    target,
    value.kind === "field" ? { ...value, fieldKey: renamed(value.fieldKey) } : value,
  ]);
  const { perRowOf, requesterField } = children;
  // A column of the rows comes before a field of the same name.
  const rows = form.fields.find((field) => field.key === perRowOf);
  const isColumn = rows?.columns.some((column) => column.key === requesterField) ?? false;
  return {
    ...children,
    values: Object.fromEntries(values),
    perRowOf: perRowOf === null ? null : renamed(perRowOf),
    requesterField: requesterField === null || isColumn ? requesterField : renamed(requesterField),
  };
}

/** The same entries in the same order, one of them under another key; what the other key said before is gone. */
function renameKey<Value>(entries: Readonly<Record<string, Value>>, key: string, to: string): Record<string, Value> {
  if (!Object.hasOwn(entries, key)) return entries;
  const kept = Object.entries(entries).filter(([name]) => name !== to);
  return Object.fromEntries(kept.map(([name, value]) => [name === key ? to : name, value]));
}
