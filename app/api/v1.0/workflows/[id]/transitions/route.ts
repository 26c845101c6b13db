import { flowContext } from "@/lib/loonflow/wire/flows/flow-context";
import { transitionRecords } from "@/lib/loonflow/wire/flows/transition-record";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { pageOf, pageOfList } from "@/lib/loonflow/wire/protocol/page";

export const GET = endpoint(async (call, id) => {
  const flow = await flowContext(call, id);
  return { data: pageOfList(pageOf(call.query), transitionRecords(flow)) };
});
