import { FlowDefinition } from "@/lib/flows/definition";
import { env } from "@/lib/platform/env";
import type { Call } from "../protocol/endpoint";
import { grantedFlow } from "./granted-flow";
import { namesForDefinition } from "./name-index";
import type { StateContext } from "./state-record";

const EMPTY = FlowDefinition.parse({ format: 1, nodes: [], transitions: [] });

/** All that the records of a granted flow are made of. @throws WireRefusal when it is not granted. */
export async function flowContext(call: Call, flowId: number): Promise<StateContext> {
  const flow = await grantedFlow(call, flowId);
  const definition = flow.definition ?? EMPTY;
  const names = await namesForDefinition(call.db, definition, flow);
  return { flow, definition, names, timeZone: env.LOONFLOW_TIME_ZONE };
}
