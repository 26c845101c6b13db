import { defineCommand } from "@/lib/command";
import { fieldsOf } from "@/lib/flows/definition";
import { executeForJob } from "../../execute-job";
import { CompleteJobInput } from "../../schema";
import { acceptValues } from "../../values/field-values";

/**
 * A job of a hook, script or child node went well: what its node lets it fill in is kept, and the ticket goes on.
 * Telling it twice, or of an earlier try, is refused (`job_gone`).
 *
 * @throws AppError as `execute`; `invalid` when a value is none the field can hold.
 */
export const completeJob = defineCommand("ticket.complete_job", CompleteJobInput, (ctx, input) =>
  executeForJob(ctx, { ...input, comment: input.output }, async (ticket, job) => {
    const { state, version, tx, at } = ticket;
    const edits = await acceptValues(tx, {
      form: version.definition.form,
      access: fieldsOf(version.nodes.get(job?.node ?? "")),
      current: state.values,
      submitted: input.values,
      title: undefined,
      currentTitle: state.title,
      requireFields: false,
      at: new Date(at),
      files: null,
    });
    return { type: "CompleteJob", at, job: input.jobNo, attempt: input.attempt, ...edits };
  }),
);
