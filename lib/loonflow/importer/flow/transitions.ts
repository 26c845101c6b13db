import type { FlowNode, FlowTransition, Intent } from "@/lib/flows/definition";
import type { TranslationScope } from "../../expression/context";
import type { StateRow, TransitionRow } from "../file/installation";
import type { Notes } from "../note";
import { toBranches } from "./conditions";
import { fitting, nameOf } from "./names";
import { nodeKey } from "./states/nodes";
import { TIMER_TYPE, usableTimer } from "./timers";

const INTENTS: Record<number, Intent> = { 1: "approve", 2: "reject", 3: "neutral" };

export type Routes = { transitions: FlowTransition[]; gateways: FlowNode[] };

type Context = {
  states: readonly StateRow[];
  /** Seconds by state; the time is the state's there, not the transition's. */
  waits: ReadonlyMap<number, number>;
  scope: TranslationScope;
  notes: Notes;
};

export const transitionKey = (transitionId: number) => `t${transitionId}`;

/** Transitions in the order of their ids, as callers see them; one with conditions leads to a gateway of its own. */
export function toRoutes(rows: readonly TransitionRow[], context: Context): Routes {
  const routes = [...rows].sort((a, b) => a.id - b.id).map((row, order) => toRoute(row, order, context));
  return {
    transitions: routes.flatMap((route) => route.transitions),
    gateways: routes.flatMap((route) => route.gateways),
  };
}

function toRoute(row: TransitionRow, order: number, context: Context): Routes {
  const { notes } = context;
  const transition: FlowTransition = {
    key: transitionKey(row.id),
    from: nodeKey(row.source_state_id),
    to: nodeKey(row.destination_state_id),
    name: nameOf(row, 100, notes),
    intent: toIntent(row, notes),
    requireFields: row.field_require_check,
    confirmText: row.alert_enable ? fitting(row.alert_text || row.name, 500, row.name, notes) : "",
    order,
    timer: context.waits.has(row.source_state_id) ? null : toTimer(row, notes),
    condition: "",
    isDefault: false,
  };
  const branches = toBranches(row, context.scope, notes);
  if (branches.length === 0) return { transitions: [transition], gateways: [] };
  const key = `g${row.id}`;
  const branch = (name: string, targetStateId: number, change: Partial<FlowTransition>): FlowTransition => ({
    ...transition,
    from: key,
    to: nodeKey(targetStateId),
    name: stateName(targetStateId, context.states),
    intent: "neutral",
    requireFields: false,
    confirmText: "",
    timer: null,
    ...change,
    key: `${key}${name}`,
  });
  // In the original a default of 0 means that one of the conditions has to hold.
  const hasDefault = row.destination_state_id !== 0;
  return {
    transitions: [
      { ...transition, to: key },
      ...branches.map(({ condition, targetStateId }, index) =>
        branch(`c${index + 1}`, targetStateId, { condition, order: index }),
      ),
      ...(hasDefault ? [branch("else", row.destination_state_id, { isDefault: true, order: branches.length })] : []),
    ],
    gateways: [toGateway(key, transition.name)],
  };
}

function toGateway(key: string, name: string): FlowNode {
  return { key, name, type: "exclusive", order: 0, isHidden: true, position: { x: 0, y: 0 }, tag: {} };
}

function stateName(id: number, states: readonly StateRow[]): string {
  const name = states.find((state) => state.id === id)?.name.trim() ?? "";
  return [...(name || `#${id}`)].slice(0, 100).join("");
}

function toIntent(row: TransitionRow, notes: Notes): Intent {
  const intent = INTENTS[row.attribute_type_id];
  if (intent === undefined) notes.add("intent_unknown", { transition: row.name });
  return intent ?? "neutral";
}

/** There a timer also was a button, and anything that happened meanwhile was meant to stop it. */
function toTimer(row: TransitionRow, notes: Notes): FlowTransition["timer"] {
  if (row.transition_type_id !== TIMER_TYPE) return null;
  if (!usableTimer(row.timer)) {
    notes.add("timer_unusable", { transition: row.name, seconds: row.timer });
    return null;
  }
  notes.add("timer_no_button", { transition: row.name });
  return { afterSeconds: row.timer, calendarId: null, resetOn: "activity" };
}
