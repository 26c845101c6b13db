import type { FlowOrigin } from "@/db/schema/flows";
import type { GivenIds } from "@/db/store/flows/flow-elements";
import { FlowDefinition } from "@/lib/flows/definition";
import type { Json } from "@/lib/forms/form-definition";
import { digestOf } from "../digest";
import { type Directory, splitNames } from "../directory";
import type { StateRow, WorkflowRow } from "../file/installation";
import { type Note, Notes } from "../note";
import type { ChannelToImport } from "../notices/channels";
import { toLiquid } from "../notices/template";
import { toViewFields } from "./access";
import { toCreationRule } from "./creation";
import { type ImportedFields, toFields } from "./fields";
import { fitting, nameOf } from "./names";
import { withoutSecrets } from "./secrets";
import { nodeKey, toNode } from "./states/nodes";
import { PARTICIPANT_TYPE } from "./states/participants";
import { waitsOf } from "./states/waits";
import { toRoutes, transitionKey } from "./transitions";

/** A workflow as a flow, with everything there is to say about the difference. */
export type FlowToImport = {
  id: number;
  name: string;
  description: string;
  creator: string;
  createdAt: string;
  /** Without its secrets. */
  definition: FlowDefinition;
  /** What hooks and resolvers sign with, by the key of their node. */
  secrets: ReadonlyMap<string, string>;
  ids: GivenIds;
  origin: FlowOrigin;
  /** What is told to which channel, by its name, when a task waits. */
  notices: readonly { name: string; titleTemplate: string; contentTemplate: string }[];
  notes: readonly Note[];
};

const present = <T extends { is_deleted: boolean }>(rows: readonly T[]) => rows.filter((row) => !row.is_deleted);

export function toFlow(
  workflow: WorkflowRow,
  channels: readonly ChannelToImport[],
  directory: Directory,
): FlowToImport {
  const notes = new Notes();
  const [states, transitions] = [present(workflow.states), present(workflow.transitions)];
  const fields = toFields(present(workflow.custom_fields), directory, notes);
  const scope = { fields: fields.byOriginalKey, userIds: directory.userIds, timeZone: directory.timeZone };
  const waits = waitsOf(states, transitions);
  const routes = toRoutes(transitions, { states, waits, scope, notes });
  const secrets = new Map<string, string>();
  const nodes = [
    ...states.map((state) => toNode(state, { directory, fields, notes, waits, secrets })),
    ...routes.gateways,
  ];
  const definition = FlowDefinition.parse({
    format: 1,
    nodes,
    transitions: routes.transitions,
    form: { fields: fields.fields },
    settings: {
      viewFields: toViewFields(workflow, fields, notes),
      isOpenToAll: !workflow.view_permission_check,
      creation: toCreationRule(workflow, directory, notes),
    },
  });
  const notices = toNotices(workflow, channels, fields, notes);
  const flow = {
    id: workflow.id,
    name: nameOf(workflow, 100, notes),
    description: fitting(workflow.description, 2000, workflow.name, notes),
    creator: workflow.creator,
    createdAt: workflow.gmt_created,
    definition,
    secrets,
    ids: {
      nodes: new Map(states.map(({ id }) => [nodeKey(id), id])),
      transitions: new Map(transitions.map(({ id }) => [transitionKey(id), id])),
      fields: fields.ids,
    },
  };
  return {
    ...flow,
    origin: toOrigin(workflow, { fields, scripts: scriptsOf(states, directory) }, flow),
    notices,
    notes: notes.list,
  };
}

/** Told apart by what it became, too: a record that is unchanged may mean something else when people have changed. */
function toOrigin(
  workflow: WorkflowRow,
  { fields, scripts }: { fields: ImportedFields; scripts: Json[] },
  { name, definition, secrets }: Pick<FlowToImport, "name" | "definition" | "secrets">,
) {
  const renamed = [...fields.byOriginalKey].filter(([key, field]) => key !== field.key);
  const original = withoutSecrets({ ...(workflow as Record<string, Json>), scripts });
  return {
    system: "loonflow" as const,
    digest: digestOf({ original, name, definition, secrets: Object.fromEntries(secrets) }),
    notices: workflow.notices,
    limitExpression: workflow.limit_expression,
    displayForm: workflow.display_form_str,
    fieldKeys: Object.fromEntries(renamed.map(([key, field]) => [field.key, key])),
    original,
  };
}

/** What the scripts that a workflow's states run are called. */
function scriptsOf(states: readonly StateRow[], { scripts }: Directory): Json[] {
  const running = states.filter((state) => state.participant_type_id === PARTICIPANT_TYPE.script);
  const ids = new Set(running.map(({ participant }) => Number(participant)));
  return [...scripts].filter(([id]) => ids.has(id)).map(([id, { name }]) => ({ id, name }));
}

function toNotices(
  workflow: WorkflowRow,
  channels: readonly ChannelToImport[],
  fields: ImportedFields,
  notes: Notes,
): FlowToImport["notices"] {
  const fieldKeys = new Map([...fields.byOriginalKey].map(([key, field]) => [key, field.key]));
  return splitNames(workflow.notices).flatMap((id) => {
    const channel = channels.find((known) => known.id === Number(id));
    if (channel === undefined) {
      notes.add("notice_missing", { id });
      return [];
    }
    const titleTemplate = channel.titleTemplate || ownText(workflow, "title_template");
    const contentTemplate = channel.contentTemplate || ownText(workflow, "content_template");
    const [title, content] = [titleTemplate, contentTemplate].map((text) => toLiquid(text, fieldKeys));
    const unknown = [...new Set([...(title?.unknown ?? []), ...(content?.unknown ?? [])])];
    const { name } = channel;
    if (unknown.length > 0) notes.add("notice_name_dropped", { name, names: unknown.join(", ") });
    return [{ name, titleTemplate: title?.liquid ?? "", contentTemplate: content?.liquid ?? "" }];
  });
}

/** Later releases keep the texts of notices with the workflow; a column that is no part of its digest where it is not there. */
function ownText(workflow: WorkflowRow, column: "title_template" | "content_template"): string {
  const { [column]: text } = workflow as Record<string, unknown>;
  return typeof text === "string" ? text : "";
}
