import { retryScript } from "@/lib/loonflow/wire/intervene/retry-script";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const POST = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  await retryScript(call, ticket);
  return { data: "", msg: "Ticket script retry start successful" };
});
