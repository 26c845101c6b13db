import {
  BUILT_IN_KEYS,
  type BuiltInKey,
  type FieldAccess,
  type FieldValues,
  type FormDefinition,
  type FormField,
  isLayout,
  type Json,
  valueAt,
} from "@/lib/forms/form-definition";
import { type FormState, formState, isComputed, type RuleName, ruleKeys, rulesOf } from "@/lib/forms/rules";
import { isFilledIn } from "@/lib/forms/values";

type Access = FieldAccess[string];

/** Something on a ticket that a person may see. Only the title and fields that people fill in are ever more than read. */
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

type Viewer = (
  | { form: FormDefinition; access: FieldAccess }
  | { form: FormDefinition; viewFields: readonly string[] }
) & {
  /** What the ticket holds; leave it out for the form as such, whatever the rules of its fields say. */
  values?: FieldValues;
};

/** What someone sees: at a node by its access, otherwise the keys the flow shows to anyone who may view the ticket. */
export function visibleFields(viewer: Viewer): VisibleField[] {
  const { form, values } = viewer;
  const access = "access" in viewer ? viewer.access : accessToView(viewer.viewFields);
  const state = values === undefined ? null : formState(form, values);
  const fields = form.fields.filter(({ key }) => state === null || state.isVisible(key));
  return inOrder(access, fields);
}

/** The part of an access that this ticket's values leave in sight: without the fields that their rule hides. */
export function accessAsShown(form: FormDefinition, access: FieldAccess, values: FieldValues): FieldAccess {
  const state = formState(form, values);
  return Object.fromEntries(Object.entries(access).filter(([key]) => state.isVisible(key)));
}

/** A field for reading values of it: without rules, which may name hidden fields, and without what is for machines. */
export function bareField(field: FormField): FormField {
  return { ...field, visibleWhen: "", requiredWhen: "", expression: "", source: null, tag: {} };
}

/** The rights of someone who has nothing to do in a ticket. */
export function accessToView(viewFields: readonly string[]): FieldAccess {
  return Object.fromEntries(viewFields.map((key) => [key, "read" as const]));
}

/**
 * The values that may leave the server: null where a visible field was never filled, nothing for a field that the node
 * or its own rule hides.
 */
export function visibleValues(form: FormDefinition, access: FieldAccess, values: FieldValues): Record<string, Json> {
  const state = formState(form, values);
  const visible: Record<string, Json> = {};
  for (const { key, type } of form.fields) {
    if (Object.hasOwn(access, key) && !isLayout(type) && state.isVisible(key)) visible[key] = valueAt(values, key);
  }
  return visible;
}

export type ShownForm = { fields: VisibleField[]; values: Record<string, Json> };

/**
 * A form for somebody's screen, where its rules go on working while they type. It has no trace of what is hidden from
 * them: a rule that looks at a hidden field is answered here and left out, and a computed field over hidden ones shows
 * the value it has. Fields that their rule does not show now come along, without their value, only where this person
 * may fill them in and could bring them to sight. Opaque tags and addresses of other systems stay here.
 */
export function formToShow(form: FormDefinition, access: FieldAccess, values: FieldValues): ShownForm {
  const state = formState(form, values);
  const rights = new Map(form.fields.map((field) => [field.key, rightTo(field, access)]));
  const isEditing = [...rights.values()].some((right) => right === "edit" || right === "required");
  const sent = new Set<string>();
  const isLive = (field: FormField, rule: RuleName) => ruleKeys(form, field, rule).every((key) => sent.has(key));
  const live = new Map<string, { visibleWhen: boolean; expression: boolean }>();
  for (const field of rulesOf(form).order) {
    const right = rights.get(field.key);
    if (right === undefined) continue;
    const rules = { visibleWhen: isLive(field, "visibleWhen"), expression: isLive(field, "expression") };
    const mayAppear = isEditing && rules.visibleWhen && rules.expression && (right !== "read" || !isFilledIn(field));
    if (!state.isVisible(field.key) && !mayAppear) continue;
    sent.add(field.key);
    live.set(field.key, rules);
  }
  const shown = form.fields.flatMap((field) => {
    const rules = live.get(field.key);
    if (rules === undefined) return [];
    const asksLive = isLive(field, "requiredWhen");
    return [
      {
        ...bareField(field),
        visibleWhen: rules.visibleWhen ? field.visibleWhen : "",
        requiredWhen: asksLive ? field.requiredWhen : "",
        expression: rules.expression ? field.expression : "",
      },
    ];
  });
  return {
    fields: inOrder(accessAsItStands(form, access, state, isLive), shown),
    values: shownValues(form, state, sent, values),
  };
}

/** Where a field is demanded by a rule that stays here, the screen is told the outcome. */
function accessAsItStands(
  form: FormDefinition,
  access: FieldAccess,
  state: FormState,
  isLive: (field: FormField, rule: RuleName) => boolean,
): FieldAccess {
  const demanded = form.fields.filter(
    (field) => rightTo(field, access) === "edit" && state.isRequired(field.key) && !isLive(field, "requiredWhen"),
  );
  return { ...access, ...Object.fromEntries(demanded.map(({ key }) => [key, "required" as const])) };
}

function shownValues(form: FormDefinition, state: FormState, sent: ReadonlySet<string>, values: FieldValues) {
  const shown: Record<string, Json> = {};
  for (const field of form.fields) {
    const { key, type } = field;
    if (!sent.has(key) || isLayout(type) || !state.isVisible(key)) continue;
    shown[key] = isComputed(field) ? (state.computed.get(key) ?? null) : valueAt(values, key);
  }
  return shown;
}

function inOrder(access: FieldAccess, fields: readonly FormField[]): VisibleField[] {
  const visible: VisibleField[] = [];
  for (const key of BUILT_IN_KEYS) {
    if (!Object.hasOwn(access, key)) continue;
    const right = key === "title" ? (access[key] ?? "read") : "read";
    visible.push({ kind: "built-in", key, order: BUILT_IN_ORDER[key], access: right });
  }
  for (const field of fields) {
    const right = rightTo(field, access);
    if (right !== undefined) visible.push({ kind: "field", key: field.key, order: field.order, access: right, field });
  }
  return visible.sort((a, b) => a.order - b.order);
}

function rightTo(field: FormField, access: FieldAccess): Access | undefined {
  const right = Object.hasOwn(access, field.key) ? access[field.key] : undefined;
  return right === undefined || isFilledIn(field) ? right : "read";
}
