import { retryJob } from "@/lib/tickets/commands/jobs/retry-job";
import type { Call } from "../protocol/endpoint";
import { WireRefusal } from "../protocol/refusal";
import type { GrantedTicket } from "../tickets/granted-ticket";
import { ownPerson } from "../tickets/standing";

/** Has the script or hook run again that failed. @throws WireRefusal, or AppError as the command does. */
export async function retryScript(call: Call, granted: GrantedTicket): Promise<void> {
  const userId = ownPerson(granted);
  const jobs = granted.ticket.jobs.filter(({ kind }) => kind === "script" || kind === "hook");
  const job = jobs.find(({ status }) => status === "failed") ?? jobs[0];
  if (job === undefined) throw new WireRefusal("not_a_job");
  const input = { ticketId: granted.ticket.id, jobNo: job.no, reason: "重新执行" };
  await retryJob.run(call.commands(userId), input);
}
