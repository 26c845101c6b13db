import { flowContext } from "@/lib/loonflow/wire/flows/flow-context";
import { initStateRecord } from "@/lib/loonflow/wire/flows/init-state-record";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameWanted } from "@/lib/loonflow/wire/protocol/username";

export const GET = endpoint(async (call, id) => {
  const flow = await flowContext(call, id);
  usernameWanted(call.caller);
  return { data: initStateRecord(flow) };
});
