/**
 * Something the import has to say, by how much it matters; keys below `note.` in the catalogues `messages/import.*`.
 * A flow with an error is kept as a draft.
 */
export const NOTE_SEVERITIES = {
  department_parent_missing: "warning",
  department_circle: "warning",
  leader_missing: "warning",
  approver_missing: "warning",
  member_department_missing: "warning",
  role_member_missing: "warning",
  passwords_not_portable: "warning",
  passwords_missing: "warning",
  client_flow_missing: "warning",
  client_renamed: "warning",
  client_all_flows: "warning",
  scripts_left_behind: "warning",
  notice_left_behind: "warning",
  notice_call_kept: "warning",
  notice_script_kept: "warning",
  notice_name_dropped: "warning",
  notice_missing: "warning",
  name_missing: "warning",
  text_cut: "warning",
  json_unreadable: "warning",
  field_renamed: "warning",
  field_type_unknown: "warning",
  default_dropped: "warning",
  access_dropped: "warning",
  access_weakened: "warning",
  view_field_dropped: "warning",
  person_missing: "warning",
  group_missing: "warning",
  variable_unknown: "warning",
  sharing_unknown: "warning",
  script_kept: "warning",
  script_missing: "warning",
  intent_unknown: "warning",
  timer_no_button: "warning",
  timer_unusable: "warning",
  condition_changed: "warning",
  condition_untranslated: "error",
  conditions_unreadable: "error",
  limit_unreadable: "error",
  limit_frequency_unusable: "warning",
  limit_names_missing: "warning",
} as const satisfies Record<string, "error" | "warning">;

export type NoteCode = keyof typeof NOTE_SEVERITIES;

export type Note = { severity: "error" | "warning"; code: NoteCode; params: Record<string, string | number> };

/** Collects notes while something is mapped. */
export class Notes {
  readonly list: Note[] = [];

  add(code: NoteCode, params: Note["params"] = {}): void {
    this.list.push({ severity: NOTE_SEVERITIES[code], code, params });
  }
}
