import {
  BUILT_IN_KEYS,
  type BuiltInKey,
  type FieldAccess,
  type FieldValues,
  type FormDefinition,
  type FormField,
  type Json,
  valueAt,
} from "@/lib/forms/form-definition";

type Access = FieldAccess[string];

/** Something on a ticket that a person may see. Built-in keys other than the title are only ever read. */
export type VisibleField =
  | { kind: "built-in"; key: BuiltInKey; order: number; access: Access }
  | { kind: "field"; key: string; order: number; access: Access; field: FormField };

const BUILT_IN_ORDER: Record<BuiltInKey, number> = {
  serial: 10,
  title: 20,
  node_id: 40,
  node: 41,
  assignee_usernames: 50,
  assignees: 55,
  flow: 60,
  requester: 80,
  created_at: 100,
  updated_at: 120,
};

type Viewer = { form: FormDefinition; access: FieldAccess } | { form: FormDefinition; viewFields: readonly string[] };

/** What someone sees: at a node by its access, otherwise the keys the flow shows to anyone who may view the ticket. */
export function visibleFields(viewer: Viewer): VisibleField[] {
  const access = "access" in viewer ? viewer.access : accessToView(viewer.viewFields);
  const visible: VisibleField[] = [];
  for (const key of BUILT_IN_KEYS) {
    if (!Object.hasOwn(access, key)) continue;
    const right = key === "title" ? (access[key] ?? "read") : "read";
    visible.push({ kind: "built-in", key, order: BUILT_IN_ORDER[key], access: right });
  }
  for (const field of viewer.form.fields) {
    const right = Object.hasOwn(access, field.key) ? access[field.key] : undefined;
    if (right !== undefined) visible.push({ kind: "field", key: field.key, order: field.order, access: right, field });
  }
  return visible.sort((a, b) => a.order - b.order);
}

/** The rights of someone who has nothing to do in a ticket. */
export function accessToView(viewFields: readonly string[]): FieldAccess {
  return Object.fromEntries(viewFields.map((key) => [key, "read" as const]));
}

/** The values that may leave the server: null where a visible field was never filled. */
export function visibleValues(form: FormDefinition, access: FieldAccess, values: FieldValues): Record<string, Json> {
  const visible: Record<string, Json> = {};
  for (const { key } of form.fields) {
    if (Object.hasOwn(access, key)) visible[key] = valueAt(values, key);
  }
  return visible;
}
