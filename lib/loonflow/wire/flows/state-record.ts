import type { WireFlowDetail } from "@/db/queries/loonflow/flows";
import { type FlowDefinition, type FlowNode, fieldsOf } from "@/lib/flows/definition";
import type { Sharing } from "@/lib/flows/who";
import type { Json } from "@/lib/forms/form-definition";
import { type VisibleField, visibleFields } from "@/lib/forms/visibility";
import { attributeOf, wireKeyOf } from "../fields/wire-key";
import { toWireTime } from "../fields/wire-time";
import { configuredParticipant } from "../participants/configured-participant";
import { foreignNumber } from "../participants/foreign-record";
import { participantRecord } from "../participants/participant-record";
import type { WireValue } from "../protocol/wire-value";
import type { NameIndex } from "./name-index";
import { originalState } from "./original-record";
import { type ShownState, shownStates } from "./shown-states";

export type StateContext = { flow: WireFlowDetail; definition: FlowDefinition; names: NameIndex; timeZone: string };

/** The flow's states whose name holds the text, in the order of the step view. */
export function stateRecords(context: StateContext, text: string): WireValue[] {
  return shownStates(context.definition, context.flow.nodeIds)
    .filter(({ node }) => node.name.includes(text))
    .map((state) => stateRecord(state, context));
}

function stateRecord(state: ShownState, context: StateContext): WireValue {
  const facts = stateFacts(state, context);
  const participant = configuredParticipant(state.node, context.names);
  return {
    id: facts.id,
    name: facts.name,
    workflow_id: facts.workflow_id,
    sub_workflow_id: facts.sub_workflow_id,
    is_hidden: facts.is_hidden,
    order_id: facts.order_id,
    type_id: facts.type_id,
    participant_type_id: facts.participant_type_id,
    participant: facts.participant,
    distribute_type_id: facts.distribute_type_id,
    state_field_str: attributesOf(state, context),
    label: facts.label,
    creator: facts.creator,
    participant_info: participantRecord(participant),
    remember_last_man_enable: remembersHandler(state.node) ? 1 : 0,
    gmt_created: facts.gmt_created,
  };
}

/** A state by itself. */
export function stateDetailRecord(state: ShownState, context: StateContext): WireValue {
  const facts = stateFacts(state, context);
  return {
    id: facts.id,
    name: facts.name,
    workflow_id: facts.workflow_id,
    sub_workflow_id: facts.sub_workflow_id,
    distribute_type_id: facts.distribute_type_id,
    is_hidden: facts.is_hidden,
    order_id: facts.order_id,
    type_id: facts.type_id,
    participant_type_id: facts.participant_type_id,
    participant: facts.participant,
    state_field: attributesOf(state, context),
    label: facts.label,
    creator: facts.creator,
    gmt_created: facts.gmt_created,
  };
}

/** What every record of a state says. */
export function stateFacts({ id, node }: ShownState, { flow, names, timeZone }: StateContext) {
  const { typeId, participant } = configuredParticipant(node, names);
  return {
    id,
    name: node.name,
    workflow_id: flow.id,
    sub_workflow_id: subFlowId(node, originalState(flow, id)),
    is_hidden: node.isHidden,
    order_id: node.order,
    type_id: typeIdOf(node),
    participant_type_id: typeId,
    participant,
    distribute_type_id: distributeTypeId(node),
    label: node.tag,
    creator: flow.creator,
    gmt_created: toWireTime(flow.createdAt, timeZone),
  } as const satisfies Record<string, WireValue>;
}

/** What is seen at a node, and how. */
export function formOf(node: FlowNode, definition: FlowDefinition): VisibleField[] {
  return visibleFields({ form: definition.form, access: fieldsOf(node) });
}

function attributesOf({ node }: ShownState, { definition, names }: StateContext): WireValue {
  return new Map(formOf(node, definition).map((field) => [wireKeyOf(field.key, names.fieldKeys), attributeOf(field)]));
}

function typeIdOf(node: FlowNode): number {
  if (node.type === "start") return 1;
  return node.type === "end" ? 2 : 0;
}

function subFlowId(node: FlowNode, original: { [key: string]: Json } | null): number {
  if (node.type === "child" && node.children.kind === "create") return node.children.flowId;
  return typeof original?.sub_workflow_id === "number" ? original.sub_workflow_id : 0;
}

/** 1 claim first, 2 whoever acts first, 3 one of them at random, 4 all of them. */
const DISTRIBUTE_TYPES = {
  claim: 1,
  any: 2,
  random: 3,
  "round-robin": 3,
  "least-busy": 3,
  all: 4,
  ratio: 4,
  "in-order": 4,
} as const satisfies Record<Sharing, number>;

function distributeTypeId(node: FlowNode): number {
  if (node.type === "foreign") return foreignNumber(node, "distribute_type_id", 1);
  return node.type === "task" ? DISTRIBUTE_TYPES[node.sharing] : 1;
}

const remembersHandler = (node: FlowNode) =>
  (node.type === "task" && node.rememberLastHandler) ||
  (node.type === "foreign" && node.original.remember_last_man_enable === true);
