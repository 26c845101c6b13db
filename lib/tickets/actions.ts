"use server";

import { action } from "@/lib/http/action";
import { addComment } from "./commands/add-comment";
import { closeTicket } from "./commands/close-ticket";
import { copyTicket } from "./commands/copy-ticket";
import { createTicket } from "./commands/create-ticket";
import { deleteTicket } from "./commands/delete-ticket";
import { editFields } from "./commands/edit-fields";
import { retryJob } from "./commands/jobs/retry-job";
import { skipJob } from "./commands/jobs/skip-job";
import { moveTicket } from "./commands/move-ticket";
import { reassignTask } from "./commands/reassign-task";
import { remindAssignees } from "./commands/timers/remind-assignees";
import { withdrawTicket } from "./commands/withdraw-ticket";
import { loadEditForm, loadFieldOptions, loadFoundTickets } from "./loaders";

export const createTicketAction = action(createTicket);
export const addCommentAction = action(addComment);
export const copyTicketAction = action(copyTicket);
export const remindAssigneesAction = action(remindAssignees);
export const withdrawTicketAction = action(withdrawTicket);
export const moveTicketAction = action(moveTicket);
export const reassignTaskAction = action(reassignTask);
export const editFieldsAction = action(editFields);
export const closeTicketAction = action(closeTicket);
export const deleteTicketAction = action(deleteTicket);
export const retryJobAction = action(retryJob);
export const skipJobAction = action(skipJob);

/** Tickets to go to while somebody types a number or a title. */
export async function findTicketsAction(text: string) {
  return loadFoundTickets(text);
}

/** Every field of a ticket, when somebody who may begins to change it. */
export async function loadEditFormAction(ticketId: number) {
  return loadEditForm(ticketId);
}

/** Options of a field that another system offers, while somebody types. */
export async function loadFieldOptionsAction(question: Parameters<typeof loadFieldOptions>[0]) {
  return loadFieldOptions(question);
}
