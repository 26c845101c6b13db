import type { BuiltInKey, FieldAccess } from "@/lib/forms/form-definition";
import type { StateRow, WorkflowRow } from "../file/installation";
import type { Notes } from "../note";
import type { ImportedFields } from "./fields";
import { readArray, readObject } from "./json-column";

const BUILT_IN: Record<string, BuiltInKey> = {
  sn: "serial",
  title: "title",
  state_id: "node_id",
  "state.state_name": "node",
  "participant_info.participant_name": "assignee_usernames",
  "participant_info.participant_alias": "assignees",
  "workflow.workflow_name": "flow",
  creator: "requester",
  gmt_created: "created_at",
  gmt_modified: "updated_at",
};

const ATTRIBUTES: Record<string, FieldAccess[string]> = { 1: "read", 2: "required", 3: "edit" };

/** A key of a form as Skein calls it; null when there is no such field. A flow's own field comes before a built-in one. */
function keyOf(originalKey: string, { byOriginalKey }: ImportedFields): string | null {
  const field = byOriginalKey.get(originalKey);
  if (field !== undefined) return field.key;
  return (Object.hasOwn(BUILT_IN, originalKey) ? BUILT_IN[originalKey] : undefined) ?? null;
}

/** What people see and edit at a state. */
export function toAccess(state: StateRow, fields: ImportedFields, notes: Notes): FieldAccess {
  const owner = state.name || `#${state.id}`;
  const form = readObject({ text: state.state_field_str, column: "state_field_str", owner }, notes);
  const access: FieldAccess = {};
  for (const [originalKey, attribute] of form ?? []) {
    const key = keyOf(originalKey, fields);
    const wanted = ATTRIBUTES[String(attribute)];
    if (key === null || wanted === undefined) {
      notes.add("access_dropped", { state: owner, key: originalKey });
      continue;
    }
    const mayEdit = wanted === "read" || key === "title" || fields.byOriginalKey.has(originalKey);
    if (!mayEdit) notes.add("access_weakened", { state: owner, key: originalKey });
    access[key] = mayEdit ? wanted : "read";
  }
  return access;
}

/** What people see who may only look. */
export function toViewFields(workflow: WorkflowRow, fields: ImportedFields, notes: Notes): string[] {
  const source = { text: workflow.display_form_str, column: "display_form_str", owner: workflow.name };
  const keys = (readArray(source, notes) ?? []).flatMap((originalKey) => {
    const key = keyOf(String(originalKey), fields);
    if (key === null) notes.add("view_field_dropped", { key: String(originalKey) });
    return key === null ? [] : [key];
  });
  return [...new Set(keys)];
}
