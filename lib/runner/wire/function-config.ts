import { z } from "zod";

const Concurrency = z.strictObject({
  limit: z.number().int(),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

/** A function as the SDK registers it. Strict, so that a feature this runner does not have is refused, not ignored. */
export const FunctionConfig = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  triggers: z
    .array(
      z.union([
        z.strictObject({ event: z.string(), expression: z.string().optional() }),
        z.strictObject({ cron: z.string() }),
      ]),
    )
    .max(10),
  steps: z.strictObject({
    step: z.strictObject({
      id: z.string(),
      name: z.string(),
      runtime: z.strictObject({ type: z.literal("http"), url: z.string() }),
      retries: z.strictObject({ attempts: z.number().int().min(0).max(20).optional() }).optional(),
    }),
  }),
  idempotency: z.string().optional(),
  cancel: z
    .array(z.strictObject({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .max(5)
    .optional(),
  concurrency: z.union([z.number().int(), Concurrency, z.array(Concurrency).min(1).max(2)]).optional(),
  throttle: z
    .strictObject({
      limit: z.number().int().min(1),
      period: z.string(),
      burst: z.number().int().min(1).optional(),
      key: z.string().optional(),
    })
    .optional(),
  debounce: z
    .strictObject({ period: z.string(), key: z.string().optional(), timeout: z.string().optional() })
    .optional(),
  singleton: z.strictObject({ mode: z.enum(["skip", "cancel"]), key: z.string().optional() }).optional(),
  timeouts: z.strictObject({ start: z.string().optional(), finish: z.string().optional() }).optional(),
});
export type FunctionConfig = z.infer<typeof FunctionConfig>;

export const Registration = z.object({
  appName: z.string(),
  functions: z.array(z.looseObject({ id: z.string() })),
});
export type Registration = z.infer<typeof Registration>;
