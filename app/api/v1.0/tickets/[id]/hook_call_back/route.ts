import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { takeCallBack } from "@/lib/loonflow/wire/submit/call-back";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const POST = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  await takeCallBack(call, ticket, await call.body());
  return { data: "" };
});
