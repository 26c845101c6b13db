import { countWireLog, listWireLog } from "@/db/queries/loonflow/log";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { pageOf, pageRecord, sliceOf } from "@/lib/loonflow/wire/protocol/page";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";
import { logRecord } from "@/lib/loonflow/wire/tickets/log-records";
import { demandView } from "@/lib/loonflow/wire/tickets/view-permission";

export const GET = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  demandView(ticket);
  const page = pageOf(call.query);
  const total = await countWireLog(call.db, id);
  const log = await listWireLog(call.db, id, sliceOf(page, total));
  return {
    data: pageRecord(
      page,
      total,
      log.map((entry) => logRecord(entry, id)),
    ),
  };
});
