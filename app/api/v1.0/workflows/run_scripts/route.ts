import { listScripts } from "@/lib/loonflow/wire/flows/list-scripts";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameWanted } from "@/lib/loonflow/wire/protocol/username";

export const GET = endpoint(async (call) => {
  usernameWanted(call.caller);
  return { data: await listScripts(call) };
});
