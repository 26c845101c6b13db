import { type FlowNode, type FlowTransition, type Intent, isPassedThrough } from "@/lib/flows/definition";
import { toWireTime } from "../fields/wire-time";
import { toPythonJson } from "../protocol/python-json";
import type { WireValue } from "../protocol/wire-value";
import { routingOf } from "./routing";
import type { StateContext } from "./state-record";

export const INTENT_IDS = { approve: 1, reject: 2, neutral: 3 } as const satisfies Record<Intent, number>;

const ORDINARY = 1;
const TIMED = 2;

/** The flow's transitions between states, by id; those that leave gateways show as conditions of the one before. */
export function transitionRecords(context: StateContext): WireValue[] {
  const { definition, flow } = context;
  const passed = new Set(definition.nodes.filter(isPassedThrough).map(({ key }) => key));
  return definition.transitions
    .filter(({ from }) => !passed.has(from))
    .map((transition) => ({ transition, id: flow.transitionIds[transition.key] ?? 0 }))
    .sort((a, b) => a.id - b.id)
    .map(({ transition, id }) => transitionRecord(transition, id, context));
}

/** How long tickets stay at a node whatever happens; callers know the time as the transition's. */
function secondsAt(node: FlowNode | undefined): number | null {
  return node?.type === "wait" && node.wait.kind === "duration" ? node.wait.seconds : null;
}

function transitionRecord(transition: FlowTransition, id: number, context: StateContext): WireValue {
  const { definition, flow, timeZone } = context;
  const { destination, branches } = routingOf(transition, definition);
  const stateId = (key: string | undefined) => (key === undefined ? 0 : (flow.nodeIds[key] ?? 0));
  const source = definition.nodes.find(({ key }) => key === transition.from);
  const seconds = transition.timer?.afterSeconds ?? secondsAt(source);
  const conditions = branches.map(({ condition, target }) => ({
    expression: condition,
    target_state_id: stateId(target.key),
  }));
  return {
    id,
    name: transition.name,
    creator: flow.creator,
    source_state_id: stateId(transition.from),
    source_state_info: { name: source?.name ?? "", id: stateId(transition.from) },
    destination_state_info: { name: destination?.name ?? "", id: stateId(destination?.key) },
    destination_state_id: stateId(destination?.key),
    transition_type_id: seconds === null ? ORDINARY : TIMED,
    timer: seconds ?? 0,
    condition_expression: toPythonJson(conditions),
    attribute_type_id: INTENT_IDS[transition.intent],
    field_require_check: transition.requireFields,
    alert_enable: transition.confirmText !== "",
    alert_text: transition.confirmText,
    gmt_created: toWireTime(flow.createdAt, timeZone),
  };
}
