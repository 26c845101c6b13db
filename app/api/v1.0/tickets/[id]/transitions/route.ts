import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { buttonRecords } from "@/lib/loonflow/wire/tickets/button-records";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";

export const GET = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  return buttonRecords(ticket);
});
