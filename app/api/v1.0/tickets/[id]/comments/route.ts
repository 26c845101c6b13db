import { commentTicket } from "@/lib/loonflow/wire/intervene/comment-ticket";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const POST = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  await commentTicket(call, ticket, await call.body());
  return { data: "", msg: "add ticket comment successful" };
});
