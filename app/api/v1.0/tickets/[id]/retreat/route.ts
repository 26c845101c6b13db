import { retreatTicket } from "@/lib/loonflow/wire/intervene/retreat-ticket";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const POST = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  await retreatTicket(call, ticket, await call.optionalBody());
  return { data: "" };
});
