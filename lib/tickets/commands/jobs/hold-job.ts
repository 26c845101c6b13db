import { defineCommand } from "@/lib/command";
import { executeForJob } from "../../execute-job";
import { HoldJobInput } from "../../schema";

/** The other side has taken a job and will answer later. @throws AppError as `execute`. */
export const holdJob = defineCommand("ticket.hold_job", HoldJobInput, (ctx, input) =>
  executeForJob(ctx, { ...input, comment: "" }, ({ at }) => ({
    type: "HoldJob",
    at,
    job: input.jobNo,
    attempt: input.attempt,
  })),
);
