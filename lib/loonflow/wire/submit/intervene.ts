import { closeTicket as closeTicketCommand } from "@/lib/tickets/commands/close-ticket";
import { deleteTicket as deleteTicketCommand } from "@/lib/tickets/commands/delete-ticket";
import { moveTicket as moveTicketCommand } from "@/lib/tickets/commands/move-ticket";
import { retryJob } from "@/lib/tickets/commands/retry-job";
import type { Body } from "../protocol/body";
import type { Call } from "../protocol/endpoint";
import { integerIn } from "../protocol/integer-in";
import { WireRefusal } from "../protocol/refusal";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson } from "../tickets/standing";
import { reasonOf } from "./suggestion";

/** Puts a ticket into any state of its flow. @throws WireRefusal, or AppError as the command does. */
export async function changeState(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const nodeId = integerIn(body.state_id);
  if (nodeId <= 0) throw new WireRefusal("state_wanted");
  const reason = reasonOf(body.suggestion, "强制修改工单状态");
  await moveTicketCommand.run(call.commands(ownPerson(granted)), { ticketId: granted.ticket.id, nodeId, reason });
}

/** Ends a ticket wherever it is. @throws WireRefusal, or AppError as the command does. */
export async function closeTicket(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const reason = reasonOf(body.suggestion, "强制关闭工单");
  await closeTicketCommand.run(call.commands(ownPerson(granted)), { ticketId: granted.ticket.id, reason });
}

/** Takes a ticket out of every list. @throws WireRefusal, or AppError as the command does. */
export async function deleteTicket(call: Call, granted: GrantedTicket, body: Body): Promise<void> {
  const reason = reasonOf(body.suggestion, "删除工单");
  await deleteTicketCommand.run(call.commands(ownPerson(granted)), { ticketId: granted.ticket.id, reason });
}

/** Has the script or hook run again that failed. @throws WireRefusal, or AppError as the command does. */
export async function retryScript(call: Call, granted: GrantedTicket): Promise<void> {
  const userId = ownPerson(granted);
  const jobs = granted.ticket.jobs.filter(({ kind }) => kind === "script" || kind === "hook");
  const job = jobs.find(({ status }) => status === "failed") ?? jobs[0];
  if (job === undefined) throw new WireRefusal("not_a_job");
  const input = { ticketId: granted.ticket.id, jobNo: job.no, reason: "重新执行" };
  await retryJob.run(call.commands(userId), input);
}
