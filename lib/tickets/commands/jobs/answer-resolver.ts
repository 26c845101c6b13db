import { findUsersByName } from "@/db/queries/people/directory";
import { defineCommand } from "@/lib/command";
import { executeForJob } from "../../execute-job";
import { AnswerResolverInput } from "../../schema";

/**
 * Another system names the people of a node. Names nobody active has are left out; where none is left, the node's
 * rule for nobody applies.
 *
 * @throws AppError as `execute`.
 */
export const answerResolver = defineCommand("ticket.answer_resolver", AnswerResolverInput, (ctx, input) =>
  executeForJob(ctx, { ...input, comment: "" }, async ({ at, tx }) => ({
    type: "AnswerResolver",
    at,
    job: input.jobNo,
    attempt: input.attempt,
    people: await findUsersByName(tx, input.usernames),
  })),
);
