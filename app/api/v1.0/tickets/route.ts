import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { createTicket } from "@/lib/loonflow/wire/submit/create-ticket";
import { listTickets } from "@/lib/loonflow/wire/tickets/list-tickets";

export const GET = endpoint(async (call) => ({ data: await listTickets(call) }));

export const POST = endpoint(async (call) => ({ data: await createTicket(call, await call.body()) }), {
  emptyData: {},
});
