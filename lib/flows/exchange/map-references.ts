import type { FormField, Json, TableColumn } from "@/lib/forms/form-definition";
import type { FlowDefinition, FlowNode, Reminder } from "../definition";
import type { ExceptionRule, WhoRule } from "../who";

export type ReferenceKind = "people" | "departments" | "roles" | "flows" | "calendars";
type IdMap = (kind: ReferenceKind, id: number) => number;

/** A definition that speaks of others, or of the same by their ids elsewhere. */
export function mapReferences(definition: FlowDefinition, map: IdMap): FlowDefinition {
  const { nodes, transitions, form, settings } = definition;
  const { creation } = settings;
  return {
    ...definition,
    nodes: nodes.map((node) => mapNode(node, map)),
    transitions: transitions.map(({ timer, ...transition }) => ({
      ...transition,
      timer: timer === null ? null : { ...timer, calendarId: calendar(timer.calendarId, map) },
    })),
    form: { ...form, fields: form.fields.map((field) => mapField(field, map)) },
    settings: {
      ...settings,
      creation: {
        ...creation,
        userIds: creation.userIds?.map((id) => map("people", id)) ?? null,
        departmentIds: creation.departmentIds?.map((id) => map("departments", id)) ?? null,
        roleIds: creation.roleIds?.map((id) => map("roles", id)) ?? null,
      },
    },
  };
}

function mapNode(node: FlowNode, map: IdMap): FlowNode {
  switch (node.type) {
    case "task": {
      const { whenNobody, whenRequester, whenRepeated } = node;
      return {
        ...node,
        who: node.who.map((rule) => mapRule(rule, map)),
        whenNobody: mapException(whenNobody, map),
        whenRequester: mapException(whenRequester, map),
        whenRepeated: mapException(whenRepeated, map),
        reminders: node.reminders.map((reminder) => mapReminder(reminder, map)),
      };
    }
    case "copy":
      return { ...node, who: node.who.map((rule) => mapRule(rule, map)) };
    case "wait":
      return { ...node, wait: { ...node.wait, calendarId: calendar(node.wait.calendarId, map) } };
    case "child": {
      const { children } = node;
      if (children.kind === "attached") return node;
      const values = Object.fromEntries(
        Object.entries(children.values).map(([key, value]) => [key, mapChildValue(value, map)]),
      );
      return { ...node, children: { ...children, flowId: map("flows", children.flowId), values } };
    }
    default:
      return node;
  }
}

function mapRule(rule: WhoRule, map: IdMap): WhoRule {
  if (rule.kind === "users") return { ...rule, userIds: rule.userIds.map((id) => map("people", id)) };
  if (rule.kind === "roles") return { ...rule, roleIds: rule.roleIds.map((id) => map("roles", id)) };
  if (rule.kind !== "departments") return rule;
  return { ...rule, departmentIds: rule.departmentIds.map((id) => map("departments", id)) };
}

function mapException(rule: ExceptionRule, map: IdMap): ExceptionRule {
  if (rule.kind !== "assign") return rule;
  return {
    ...rule,
    userIds: rule.userIds.map((id) => map("people", id)),
    roleIds: rule.roleIds.map((id) => map("roles", id)),
  };
}

function mapReminder({ escalate, ...reminder }: Reminder, map: IdMap): Reminder {
  return {
    ...reminder,
    calendarId: calendar(reminder.calendarId, map),
    escalate: escalate === null ? null : { ...escalate, who: escalate.who.map((rule) => mapRule(rule, map)) },
  };
}

const calendar = (id: number | null, map: IdMap) => (id === null ? null : map("calendars", id));

function mapField(field: FormField, map: IdMap): FormField {
  return {
    ...field,
    defaultValue: mapDefault(field, map),
    columns: field.columns.map((column) => ({ ...column, defaultValue: mapDefault(column, map) })),
  };
}

/** What is filled in at first may be people or a department. */
function mapDefault({ type, defaultValue }: FormField | TableColumn, map: IdMap): Json {
  const kind = type === "person" || type === "people" ? "people" : type === "department" ? "departments" : null;
  return kind === null ? defaultValue : mapIds(defaultValue, kind, map);
}

type ChildValues = Extract<Extract<FlowNode, { type: "child" }>["children"], { kind: "create" }>["values"];

function mapChildValue(given: ChildValues[string], map: IdMap): ChildValues[string] {
  if (given.kind !== "value" || given.ids === undefined) return given;
  return { ...given, value: mapIds(given.value, given.ids, map) };
}

function mapIds(value: Json, kind: ReferenceKind, map: IdMap): Json {
  const mapId = (one: Json) => (typeof one === "number" && Number.isInteger(one) ? map(kind, one) : one);
  return Array.isArray(value) ? value.map(mapId) : mapId(value);
}
