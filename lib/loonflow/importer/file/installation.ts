import { z } from "zod";
import { flag, id, integer, jsonText, text } from "./scalars";

const deleted = { is_deleted: flag(false) };

const Department = z.looseObject({
  ...deleted,
  id: id(),
  name: text(),
  parent_dept_id: integer(),
  leader: text(),
  approver: text(),
  label: text(),
});

const User = z.looseObject({
  ...deleted,
  id: id(),
  username: text().refine((username) => username !== "", "expected_username"),
  alias: text(),
  email: text(),
  phone: text(),
  dept_id: integer(),
  is_admin: flag(false),
  is_active: flag(true),
  password: text(),
});

const Role = z.looseObject({ ...deleted, id: id(), name: text(), description: text(), label: jsonText() });
const UserRole = z.looseObject({ ...deleted, user_id: integer(), role_id: integer() });

const AppToken = z.looseObject({
  ...deleted,
  id: id(),
  app_name: text().refine((name) => name !== "", "expected_text"),
  token: text().refine((token) => token !== "", "expected_text"),
  workflow_ids: text(),
  ticket_sn_prefix: text(),
});

const Named = z.looseObject({ ...deleted, id: id(), name: text() });

/** Earlier releases run a script, later ones call an address. */
const Notice = Named.extend({
  script: text(),
  hook_url: text(),
  hook_token: text(),
  title_template: text(),
  content_template: text(),
});

const Script = Named.extend({ saved_name: text(), is_active: flag(true) });

const State = z.looseObject({
  ...deleted,
  id: id(),
  name: text(),
  order_id: integer(),
  type_id: integer(),
  participant_type_id: integer(1),
  participant: jsonText(),
  distribute_type_id: integer(1),
  state_field_str: jsonText(),
  is_hidden: flag(false),
  remember_last_man_enable: flag(false),
  enable_retreat: flag(false),
  sub_workflow_id: integer(),
  label: jsonText(),
});

const Transition = z.looseObject({
  ...deleted,
  id: id(),
  name: text(),
  source_state_id: integer(),
  destination_state_id: integer(),
  attribute_type_id: integer(1),
  field_require_check: flag(true),
  transition_type_id: integer(1),
  timer: integer(),
  condition_expression: jsonText(),
  alert_enable: flag(false),
  alert_text: text(),
});

const CustomField = z.looseObject({
  ...deleted,
  id: id(),
  field_type_id: integer(),
  field_key: text().refine((key) => key !== "", "expected_text"),
  field_name: text(),
  order_id: integer(),
  default_value: text(),
  description: text(),
  field_template: text(),
  boolean_field_display: jsonText(),
  field_choice: jsonText(),
  label: jsonText(),
});

const Workflow = z.looseObject({
  ...deleted,
  id: id(),
  name: text(),
  description: text(),
  notices: text(),
  view_permission_check: flag(true),
  limit_expression: jsonText(),
  display_form_str: jsonText(),
  creator: text(),
  gmt_created: text(),
  states: z.array(State),
  transitions: z.array(Transition),
  custom_fields: z.array(CustomField).default([]),
});

/** A loonflow 0.3 installation, table by table, with the columns that matter; more may be there. */
export const Installation = z.looseObject({
  depts: z.array(Department).default([]),
  users: z.array(User),
  roles: z.array(Role).default([]),
  user_roles: z.array(UserRole).default([]),
  app_tokens: z.array(AppToken).default([]),
  scripts: z.array(Script).default([]),
  /** What scripts do, by the name their file was saved under. */
  script_sources: z.record(z.string(), text()).default({}),
  notices: z.array(Notice).default([]),
  workflows: z.array(Workflow),
});

export type Installation = z.output<typeof Installation>;
export type DepartmentRow = z.output<typeof Department>;
export type NoticeRow = z.output<typeof Notice>;
export type UserRow = z.output<typeof User>;
export type AppTokenRow = z.output<typeof AppToken>;
export type WorkflowRow = z.output<typeof Workflow>;
export type StateRow = z.output<typeof State>;
export type TransitionRow = z.output<typeof Transition>;
export type CustomFieldRow = z.output<typeof CustomField>;
