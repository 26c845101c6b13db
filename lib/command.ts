import type { z } from "zod";
import { type Db, getDb } from "@/db/client";
import type { Actor } from "@/lib/platform/actor";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { AppError, type FieldProblem } from "@/lib/platform/errors";

/** What a command runs in: who asks, when it is, and the database. */
export type CommandContext = { db: Db; actor: Actor; clock: Clock };

export type Command<Schema extends z.ZodType, Result> = {
  name: string;
  schema: Schema;
  run(ctx: CommandContext, input: unknown): Promise<Result>;
};

/** Context for an adapter whose caller is proven to be `actor`. */
export function commandContext(actor: Actor): CommandContext {
  return { db: getDb(), actor, clock: systemClock };
}

/**
 * A verb with its input. `run` parses first and throws `AppError("invalid")` with every problem at once;
 * the body throws `AppError` for what the caller can understand and anything else for faults.
 */
export function defineCommand<Schema extends z.ZodType, Result>(
  name: string,
  schema: Schema,
  body: (ctx: CommandContext, input: z.output<Schema>) => Promise<Result>,
): Command<Schema, Result> {
  return {
    name,
    schema,
    run: async (ctx, input) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) {
        throw new AppError("invalid", { reason: "invalid_input", problems: parsed.error.issues.map(toProblem) });
      }
      return body(ctx, parsed.data);
    },
  };
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  return { path: issue.path.map(String).join("."), code: issue.code };
}
