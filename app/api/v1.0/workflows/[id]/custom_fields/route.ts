import { customFieldRecords } from "@/lib/loonflow/wire/flows/custom-field-records";
import { flowContext } from "@/lib/loonflow/wire/flows/flow-context";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { pageOf, pageOfList } from "@/lib/loonflow/wire/protocol/page";

export const GET = endpoint(async (call, id) => {
  const flow = await flowContext(call, id);
  return { data: pageOfList(pageOf(call.query), customFieldRecords(flow, call.query.text("search_value") ?? "")) };
});
