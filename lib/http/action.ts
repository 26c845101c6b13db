import "server-only";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import { optionalUser } from "@/lib/auth/current-user";
import { type Command, commandContext } from "@/lib/command";
import { nudgeRelay } from "@/lib/outbox/nudge-relay";
import type { ActionResult } from "./action-result";
import { explainError } from "./explain-error";
import { SessionEnded } from "./session-ended";

const client = createSafeActionClient({
  defineMetadataSchema: () => z.object({ command: z.string() }),
  handleServerError: (error, { metadata }) => explainError(error, metadata.command),
}).use(async ({ next }) => {
  const current = await optionalUser();
  if (current === null) throw new SessionEnded();
  return next({ ctx: current });
});

/** A server action that runs a command for the signed-in person. The command itself checks the input and the right. */
export function action<Schema extends z.ZodType, Data>(
  command: Command<Schema, Data>,
): (input: z.input<Schema>) => Promise<ActionResult<Data>> {
  const run = client
    .metadata({ command: command.name })
    .inputSchema(z.unknown())
    .action(async ({ parsedInput, ctx }) => {
      const data = await command.run(commandContext(ctx.actor), parsedInput);
      nudgeRelay();
      return { data };
    });
  return async (input) => {
    const { data: answer, serverError: error } = await run(input);
    if (error !== undefined) return { ok: false, error };
    if (answer === undefined) throw new Error(`${command.name} gave no answer`);
    return { ok: true, data: answer.data };
  };
}
