import { deleteTicket } from "@/lib/loonflow/wire/intervene/delete-ticket";
import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { usernameNeeded } from "@/lib/loonflow/wire/protocol/username";
import { handleTicket } from "@/lib/loonflow/wire/submit/handle-ticket";
import { detailRecord } from "@/lib/loonflow/wire/tickets/detail-record";
import { grantedTicket } from "@/lib/loonflow/wire/tickets/granted-ticket";
import { demandView } from "@/lib/loonflow/wire/tickets/view-permission";

export const GET = endpoint(
  async (call, id) => {
    const ticket = await grantedTicket(call, id);
    usernameNeeded(call.caller);
    demandView(ticket);
    return { data: await detailRecord(call, ticket) };
  },
  { emptyData: {} },
);

export const PATCH = endpoint(
  async (call, id) => {
    const ticket = await grantedTicket(call, id);
    return { data: await handleTicket(call, ticket, await call.body()) };
  },
  { emptyData: {} },
);

export const DELETE = endpoint(async (call, id) => {
  const ticket = await grantedTicket(call, id);
  usernameNeeded(call.caller);
  await deleteTicket(call, ticket, await call.optionalBody());
  return { data: "" };
});
