import { listWholeWireLog } from "@/db/queries/loonflow/log";
import { stepRecords } from "@/lib/loonflow/wire/history/step-records";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";
import { demandView } from "@/lib/loonflow/wire/tickets/view-permission";

export const GET = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  demandView(ticket);
  return { data: stepRecords(ticket, await listWholeWireLog(call.db, id)) };
});
