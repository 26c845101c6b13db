import { acceptTicket } from "@/lib/loonflow/wire/hand-over/accept-ticket";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const POST = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  return { data: await acceptTicket(call, ticket) };
});
