"use server";

import { action } from "@/lib/http/action";
import { createTicket } from "./commands/create-ticket";

export const createTicketAction = action(createTicket);
