import { changeState } from "@/lib/loonflow/wire/intervene/change-state";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const PUT = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  await changeState(call, ticket, await call.body());
  return { data: "", msg: "修改工单状态成功" };
});
