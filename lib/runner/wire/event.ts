import { z } from "zod";
import { plainText } from "../database/plain-text";
import { LATEST_TIME } from "../time/duration";

/** Counted in bytes: both are part of an index, whose entries have a limit. */
const text = (maxBytes: number) =>
  z
    .string()
    .refine((value) => Buffer.byteLength(value) <= maxBytes, `must not be longer than ${maxBytes} bytes`)
    .refine((value) => value === plainText(value), "must not contain NUL or half a character");

/** An event as a caller sends it. Names that begin with `inngest/` belong to the executor. */
export const SentEvent = z.object({
  name: text(256)
    .min(1)
    .refine((name) => !name.startsWith("inngest/"), "event names must not begin with inngest/"),
  data: z.unknown().optional(),
  user: z.unknown().optional(),
  id: text(1_000).nullish(),
  ts: z.number().min(0).max(LATEST_TIME).nullish(),
  v: z.string().nullish(),
});
export type SentEvent = Partial<z.infer<typeof SentEvent>> & { name: string };

/** An event as it is kept and handed to functions; `ts` in milliseconds. */
export interface RunnerEvent {
  readonly name: string;
  readonly data: unknown;
  readonly user: unknown;
  readonly id: string;
  readonly ts: number;
  readonly v?: string;
}
