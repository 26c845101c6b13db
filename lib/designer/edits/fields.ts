import { type FlowDefinition, type FlowNode, fieldsOf } from "@/lib/flows/definition";
import { BUILT_IN_KEYS, type FieldAccess, FieldKey, type FormField } from "@/lib/forms/form-definition";
import type { AccessCell, Edit } from "./edit";
import { renameColumnEverywhere } from "./rename-column";
import { renameEverywhere } from "./rename-field";

type EditOf<Type extends Edit["type"]> = Extract<Edit, { type: Type }>;

/** Between two fields of the form there is room for one that is set by hand. */
const ORDER_STEP = 10;

/** The title, which is no field of the form, stands at 20 and is asked first. */
const FIRST_ORDER = 200;

export function addField(definition: FlowDefinition, { field, index }: EditOf<"AddField">): FlowDefinition {
  const fields = inOrder(definition.form.fields);
  const place = Math.max(0, Math.min(index, fields.length));
  return withFields(definition, numbered([...fields.slice(0, place), field, ...fields.slice(place)]));
}

export function updateField(definition: FlowDefinition, { key, patch }: EditOf<"UpdateField">): FlowDefinition {
  if (!definition.form.fields.some((field) => field.key === key)) return definition;
  const fields = definition.form.fields.map((field) => (field.key === key ? { ...field, ...patch } : field));
  return withFields(definition, fields);
}

/** Changes nothing when the new key is taken or none that a field may have. */
export function renameField(definition: FlowDefinition, { key, to }: EditOf<"RenameField">): FlowDefinition {
  const keys = definition.form.fields.map((field) => field.key);
  const isPossible = keys.includes(key) && !keys.includes(to) && FieldKey.safeParse(to).success;
  return isPossible ? renameEverywhere(definition, key, to) : definition;
}

/** Changes nothing when the table has no such column, or one with the new key, or it is none that a column may have. */
export function renameColumn(
  definition: FlowDefinition,
  { fieldKey, key, to }: EditOf<"RenameColumn">,
): FlowDefinition {
  const keys =
    definition.form.fields.find((field) => field.key === fieldKey)?.columns.map((column) => column.key) ?? [];
  const isPossible = keys.includes(key) && !keys.includes(to) && FieldKey.safeParse(to).success;
  return isPossible ? renameColumnEverywhere(definition, fieldKey, key, to) : definition;
}

/** Fields that are not among the keys stay behind those that are. */
export function arrangeFields(
  definition: FlowDefinition,
  { keys, widths = {} }: EditOf<"ArrangeFields">,
): FlowDefinition {
  const known = new Map(definition.form.fields.map((field) => [field.key, field]));
  const named = new Set(keys);
  const first = keys.flatMap((key) => known.get(key) ?? []);
  const rest = inOrder(definition.form.fields).filter(({ key }) => !named.has(key));
  const fields = [...first, ...rest].map((field) => {
    const width = Object.hasOwn(widths, field.key) ? widths[field.key] : undefined;
    return width === undefined || width === field.width ? field : { ...field, width };
  });
  return withFields(definition, numbered(fields));
}

/** With the rights to them; where rules or nodes speak of them the problems say so. */
export function removeFields(definition: FlowDefinition, { keys }: EditOf<"RemoveFields">): FlowDefinition {
  const gone = new Set(keys);
  const fields = definition.form.fields.filter(({ key }) => !gone.has(key));
  if (fields.length === definition.form.fields.length) return definition;
  const cells = definition.nodes.flatMap((node) =>
    Object.keys(fieldsOf(node))
      .filter((key) => gone.has(key))
      .map((fieldKey): AccessCell => ({ nodeKey: node.key, fieldKey, access: null })),
  );
  const { settings } = definition;
  const viewFields = settings.viewFields.filter((key) => !gone.has(key));
  const cleared = setAccess(definition, { type: "SetAccess", cells });
  return withFields({ ...cleared, settings: { ...settings, viewFields } }, fields);
}

export function setAccess(definition: FlowDefinition, { cells }: EditOf<"SetAccess">): FlowDefinition {
  const wanted = new Map<string, AccessCell[]>();
  for (const cell of cells) wanted.set(cell.nodeKey, [...(wanted.get(cell.nodeKey) ?? []), cell]);
  let isChanged = false;
  const nodes = definition.nodes.map((node): FlowNode => {
    const own = wanted.get(node.key) ?? [];
    if (!("fields" in node) || own.every(({ fieldKey, access }) => accessIn(node.fields, fieldKey) === access)) {
      return node;
    }
    isChanged = true;
    return { ...node, fields: withCells(definition, node.fields, own) };
  });
  return isChanged ? { ...definition, nodes } : definition;
}

/** A field may be called `constructor`: what an object inherits is no right. */
const accessIn = (fields: FieldAccess, key: string) => (Object.hasOwn(fields, key) ? fields[key] : undefined) ?? null;

/** Keys in the order of the form, so that the same rights are the same document whichever was set first. */
function withCells({ form }: FlowDefinition, fields: FieldAccess, cells: readonly AccessCell[]): FieldAccess {
  const rights = new Map(Object.entries(fields));
  for (const { fieldKey, access } of cells) {
    if (access === null) rights.delete(fieldKey);
    else rights.set(fieldKey, access);
  }
  const order = [...BUILT_IN_KEYS, ...form.fields.map(({ key }) => key)];
  const place = new Map<string, number>(order.map((key, index) => [key, index]));
  const sorted = [...rights].sort(([a], [b]) => (place.get(a) ?? order.length) - (place.get(b) ?? order.length));
  return Object.fromEntries(sorted);
}

const inOrder = (fields: readonly FormField[]) => [...fields].sort((a, b) => a.order - b.order);

function numbered(fields: readonly FormField[]): FormField[] {
  return fields.map((field, index) => {
    const order = FIRST_ORDER + index * ORDER_STEP;
    return field.order === order ? field : { ...field, order };
  });
}

const withFields = (definition: FlowDefinition, fields: FormField[]): FlowDefinition => ({
  ...definition,
  form: { ...definition.form, fields },
});
