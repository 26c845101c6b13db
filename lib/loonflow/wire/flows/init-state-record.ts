import type { FlowNode } from "@/lib/flows/definition";
import { formRecord } from "../fields/form-record";
import { WireRefusal } from "../protocol/refusal";
import type { WireValue } from "../protocol/wire-value";
import { usernamesOf } from "./name-index";
import { shownStates } from "./shown-states";
import { formOf, type StateContext, stateFacts } from "./state-record";

/**
 * What a caller needs to file a ticket: the start state, its form and its buttons.
 *
 * @throws WireRefusal when the flow has no start state.
 */
export function initStateRecord(context: StateContext): WireValue {
  const { definition, flow, timeZone, names } = context;
  const state = shownStates(definition, flow.nodeIds).find(({ node }) => node.type === "start");
  if (state === undefined) throw new WireRefusal("start_missing");
  const facts = stateFacts(state, context);
  const form = formOf(state.node, definition).filter((field) => field.kind === "field" || field.key === "title");
  return {
    id: facts.id,
    creator: facts.creator,
    gmt_created: facts.gmt_created,
    gmt_modified: facts.gmt_created,
    is_deleted: false,
    name: facts.name,
    workflow_id: facts.workflow_id,
    sub_workflow_id: facts.sub_workflow_id,
    is_hidden: facts.is_hidden,
    order_id: facts.order_id,
    type_id: facts.type_id,
    remember_last_man_enable: false,
    participant_type_id: facts.participant_type_id,
    participant: facts.participant,
    distribute_type_id: facts.distribute_type_id,
    label: facts.label,
    field_list: formRecord(form, () => null, { timeZone, usernames: usernamesOf(names), fieldKeys: names.fieldKeys }),
    transition: buttonsOf(state.node, context).map(({ id, name }) => ({ transition_id: id, transition_name: name })),
  };
}

function buttonsOf(node: FlowNode, { definition, flow }: StateContext): { id: number; name: string }[] {
  return definition.transitions
    .filter((transition) => transition.from === node.key && transition.timer === null)
    .sort((a, b) => a.order - b.order)
    .map(({ key, name }) => ({ id: flow.transitionIds[key] ?? 0, name }));
}
