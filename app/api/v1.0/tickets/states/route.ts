import { endpoint } from "@/lib/loonflow/wire/protocol/endpoint";
import { ticketStates } from "@/lib/loonflow/wire/tickets/ticket-states";

export const GET = endpoint(async (call) => ({ data: await ticketStates(call) }));
