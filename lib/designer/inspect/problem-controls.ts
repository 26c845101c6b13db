import type { Problem, ProblemCode } from "@/lib/flows/problems/problem";

/** What a problem is about, as the inspector and the settings show it; keys of their controls. */
export type Control =
  | "ways"
  | "people"
  | "sharing"
  /** The reminders of a task, how long a wait takes. */
  | "times"
  | "whenNobody"
  | "whenRequester"
  | "whenRepeated"
  | "hook"
  | "script"
  | "childFlow"
  | "childRows"
  | "childRequester"
  | "childValues"
  | "fields"
  | "target"
  | "condition"
  | "timer"
  | "creation"
  | "title"
  | "viewFields";

const CONTROLS: { [Code in ProblemCode]?: Control } = {
  start_without_button: "ways",
  end_left: "ways",
  needs_one_way: "ways",
  task_without_button: "ways",
  gateway_without_branch: "ways",
  gateway_without_default: "ways",
  gateway_several_defaults: "ways",
  parallel_pointless: "ways",
  task_without_people: "people",
  copy_without_people: "people",
  who_field_unknown: "people",
  who_field_not_people: "people",
  who_node_unknown: "people",
  who_url_invalid: "people",
  people_unknown: "people",
  roles_unknown: "people",
  departments_unknown: "people",
  creation_people_unknown: "creation",
  escalation_external: "times",
  reminder_never_repeated: "times",
  nobody_allowed: "whenNobody",
  ratio_unreachable: "sharing",
  wait_field_unknown: "times",
  wait_field_not_date: "times",
  hook_url_invalid: "hook",
  hook_header_invalid: "hook",
  hook_header_reserved: "hook",
  hook_template_invalid: "hook",
  hook_variable_unknown: "hook",
  hook_fill_not_editable: "hook",
  hook_body_not_json: "hook",
  hook_callback_untold: "hook",
  script_empty: "script",
  script_unreadable: "script",
  script_inactive: "script",
  child_flow_unknown: "childFlow",
  child_rows_not_table: "childRows",
  child_requester_not_person: "childRequester",
  child_field_unknown: "childValues",
  child_column_unknown: "childValues",
  access_unknown: "fields",
  access_not_editable: "fields",
  field_rule_undecidable: "fields",
  transition_from_missing: "target",
  transition_to_missing: "target",
  branch_without_condition: "condition",
  condition_invalid: "condition",
  condition_ignored: "condition",
  timer_misplaced: "timer",
  view_field_unknown: "viewFields",
  creation_condition_invalid: "creation",
  title_template_invalid: "title",
  title_variable_unknown: "title",
};

const EXCEPTIONS: Readonly<Record<string, Control>> = {
  nobody: "whenNobody",
  requester: "whenRequester",
  repeated: "whenRepeated",
};

/** The control a problem belongs to; null where it is about the element as a whole. */
export function controlOf({ code, params, transitionKey }: Problem): Control | null {
  if (code === "exception_without_people") return EXCEPTIONS[String(params.when)] ?? null;
  if (code === "calendar_unknown") return transitionKey === undefined ? "times" : "timer";
  return CONTROLS[code] ?? null;
}

/** Whose problems are looked at: those of a node, of a transition, or of the whole flow. */
export type Place = { nodeKey: string } | { transitionKey: string } | null;

/** The problems of one place, those of the whole flow being of no element at all. */
export function problemsAt(problems: readonly Problem[], place: Place): readonly Problem[] {
  return problems.filter((entry) => {
    if (place === null) return entry.nodeKey === undefined && entry.transitionKey === undefined;
    if ("transitionKey" in place) return entry.transitionKey === place.transitionKey;
    return entry.nodeKey === place.nodeKey && entry.transitionKey === undefined;
  });
}
