import { findFlowIdOfNode } from "@/db/queries/loonflow/flows";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import { flowContext } from "./flow-context";
import { type ShownState, shownStates } from "./shown-states";
import type { StateContext } from "./state-record";

/** A state of a granted flow, as its shown version has it. @throws WireRefusal */
export async function stateContext(call: Call, stateId: number): Promise<{ state: ShownState; context: StateContext }> {
  if (stateId === 0) throw new WireRefusal("state_wanted");
  const flowId = await findFlowIdOfNode(call.db, stateId);
  if (flowId === null) throw new WireRefusal("state_missing");
  const context = await flowContext(call, flowId);
  const state = shownStates(context.definition, context.flow.nodeIds).find(({ id }) => id === stateId);
  if (state === undefined) throw new WireRefusal("state_missing");
  return { state, context };
}
