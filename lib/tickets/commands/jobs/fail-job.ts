import { defineCommand } from "@/lib/command";
import { executeForJob } from "../../execute-job";
import { FailJobInput } from "../../schema";

/** A job went wrong for good: it waits for somebody to retry or to skip it. @throws AppError as `execute`. */
export const failJob = defineCommand("ticket.fail_job", FailJobInput, (ctx, input) =>
  executeForJob(ctx, { ...input, comment: input.error }, ({ at }) => ({
    type: "FailJob",
    at,
    job: input.jobNo,
    attempt: input.attempt,
    error: input.error,
  })),
);
