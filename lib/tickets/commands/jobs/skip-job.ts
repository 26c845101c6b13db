import { defineCommand } from "@/lib/command";
import { demandIntervener, execute } from "../../execute";
import { JobInterventionInput } from "../../schema";

/** Goes on as if a job had gone well, without an answer. @throws AppError as `execute`; `forbidden` for who may not intervene. */
export const skipJob = defineCommand("ticket.skip_job", JobInterventionInput, (ctx, input) =>
  execute(ctx, input, (ticket) => {
    demandIntervener(ticket);
    const node = ticket.state.jobs.find(({ no }) => no === input.jobNo)?.node ?? null;
    const command = { type: "SkipJob", at: ticket.at, job: input.jobNo } as const;
    return { action: "skip", node, comment: input.reason, command };
  }),
);
