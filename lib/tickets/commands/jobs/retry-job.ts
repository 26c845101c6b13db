import { defineCommand } from "@/lib/command";
import { demandIntervener, execute } from "../../execute";
import { JobInterventionInput } from "../../schema";

/** Has a job that failed tried once more. @throws AppError as `execute`; `forbidden` for who may not intervene. */
export const retryJob = defineCommand("ticket.retry_job", JobInterventionInput, (ctx, input) =>
  execute(ctx, input, (ticket) => {
    demandIntervener(ticket);
    const node = ticket.state.jobs.find(({ no }) => no === input.jobNo)?.node ?? null;
    const command = { type: "RetryJob", at: ticket.at, job: input.jobNo } as const;
    return { action: "retry", node, comment: input.reason, command };
  }),
);
