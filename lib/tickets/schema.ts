import { z } from "zod";
import { Json } from "@/lib/forms/form-definition";

export const Comment = z.string().trim().max(4000).default("");
export const TicketTitle = z.string().trim().max(500);
export const Values = z.record(z.string().max(50), Json);

export const CreateTicketInput = z.object({
  flowId: z.int().positive(),
  /** The start node's button that was pressed. */
  transitionId: z.int().positive(),
  title: TicketTitle.default(""),
  /** Keys that the start form does not let the requester edit are ignored. */
  values: Values.default({}),
  comment: Comment,
});

/** What a command that changed a ticket answers. */
export type TicketReceipt = { ticketId: number; serial: string; revision: number };
