import { flowContext } from "@/lib/loonflow/wire/flows/flow-context";
import { flowDetail } from "@/lib/loonflow/wire/flows/flow-record";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";

export const GET = endpoint(async (call, id) => ({ data: flowDetail(await flowContext(call, id)) }));
