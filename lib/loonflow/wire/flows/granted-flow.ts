import { findWireFlow, type WireFlowDetail } from "@/db/queries/loonflow/flows";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";

/** A flow the client was granted; unknown ones look the same as those it was not. @throws WireRefusal */
export async function grantedFlow(call: Call, flowId: number): Promise<WireFlowDetail> {
  const flow = await findWireFlow(call.db, call.scope, flowId);
  if (flow === null) throw new WireRefusal("flow_not_granted", { app: call.caller.appName });
  return flow;
}
