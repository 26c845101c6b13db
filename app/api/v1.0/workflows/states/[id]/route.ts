import { stateContext } from "@/lib/loonflow/wire/flows/state-context";
import { stateDetailRecord } from "@/lib/loonflow/wire/flows/state-record";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameWanted } from "@/lib/loonflow/wire/protocol/username";

export const GET = endpoint(async (call, id) => {
  usernameWanted(call.caller);
  const { state, context } = await stateContext(call, id);
  return { data: stateDetailRecord(state, context) };
});
