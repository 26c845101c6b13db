/** Keys below `problems.` in the message catalogues, by how serious they are. An error keeps a version from being published. */
export const PROBLEM_SEVERITIES = {
  start_missing: "error",
  start_several: "error",
  start_without_button: "error",
  end_missing: "error",
  end_left: "error",
  node_key_twice: "error",
  node_unreachable: "warning",
  no_way_to_end: "warning",
  needs_one_way: "error",
  task_without_button: "error",
  task_without_people: "error",
  copy_without_people: "error",
  who_field_unknown: "error",
  who_field_not_people: "error",
  who_node_unknown: "error",
  who_url_invalid: "error",
  people_unknown: "warning",
  roles_unknown: "warning",
  departments_unknown: "warning",
  creation_people_unknown: "warning",
  escalation_external: "error",
  reminder_never_repeated: "warning",
  exception_without_people: "error",
  nobody_allowed: "error",
  ratio_unreachable: "warning",
  gateway_without_branch: "error",
  gateway_without_default: "error",
  gateway_several_defaults: "error",
  gateway_loop: "error",
  parallel_pointless: "warning",
  wait_field_unknown: "error",
  wait_field_not_date: "error",
  hook_url_invalid: "error",
  hook_header_invalid: "error",
  hook_header_reserved: "error",
  hook_template_invalid: "error",
  hook_variable_unknown: "warning",
  hook_fill_not_editable: "error",
  hook_body_not_json: "warning",
  hook_callback_untold: "warning",
  script_empty: "error",
  script_unreadable: "error",
  script_inactive: "warning",
  child_flow_unknown: "error",
  child_field_unknown: "error",
  child_rows_not_table: "error",
  child_column_unknown: "error",
  child_requester_not_person: "error",
  foreign_node: "error",
  transition_key_twice: "error",
  transition_from_missing: "error",
  transition_to_missing: "error",
  branch_without_condition: "error",
  condition_invalid: "error",
  condition_ignored: "warning",
  timer_misplaced: "error",
  calendar_unknown: "error",
  field_key_twice: "error",
  field_without_choices: "warning",
  choice_twice: "error",
  column_key_twice: "error",
  table_without_columns: "error",
  computed_without_expression: "error",
  external_without_source: "error",
  field_pattern_invalid: "error",
  field_range_empty: "error",
  field_rule_invalid: "error",
  field_rules_circular: "error",
  field_rule_undecidable: "error",
  access_unknown: "error",
  access_not_editable: "error",
  view_field_unknown: "error",
  creation_condition_invalid: "error",
  title_template_invalid: "error",
  title_variable_unknown: "error",
} as const satisfies Record<string, "error" | "warning">;

export type ProblemCode = keyof typeof PROBLEM_SEVERITIES;

/** Something a flow's designer has to mend, and where. */
export type Problem = {
  severity: "error" | "warning";
  code: ProblemCode;
  nodeKey?: string;
  transitionKey?: string;
  fieldKey?: string;
  params: Record<string, string | number>;
};

type Place = { nodeKey?: string; transitionKey?: string; fieldKey?: string };

export function problem(code: ProblemCode, place: Place = {}, params: Problem["params"] = {}): Problem {
  return { severity: PROBLEM_SEVERITIES[code], code, ...place, params };
}
