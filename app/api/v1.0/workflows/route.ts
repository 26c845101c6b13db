import { listFlows } from "@/lib/loonflow/wire/flows/list-flows";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";

export const GET = endpoint(async (call) => ({ data: await listFlows(call) }));
