import { z } from "zod";
import type { Handler } from "../worker/perform";
import type { Condition } from "./conformance-set";

/** What an executor sends when it calls a function, as far as the protocol depends on it. */
const CallBody = z.object({
  version: z.number(),
  event: z.object({ name: z.string(), data: z.unknown() }),
  events: z.array(z.unknown()),
  steps: z.record(z.string(), z.unknown()),
  ctx: z.object({
    run_id: z.string(),
    attempt: z.number(),
    max_attempts: z.number(),
    disable_immediate_execution: z.boolean(),
    stack: z.object({ stack: z.array(z.string()), current: z.number() }),
  }),
});
export type CallBody = z.infer<typeof CallBody>;

/** One call and its answer. */
export interface Exchange {
  /** When it was called, in milliseconds on the stage's clock. */
  readonly at: number;
  /** Without the app's id. */
  readonly functionId: string;
  /** The step that is to run, hashed; `step` for whatever comes next. */
  readonly target: string;
  readonly call: CallBody;
  readonly status: number;
  readonly noRetry: string | null;
  readonly retryAfter: string | null;
  readonly answer: string;
}

/** Keeps every call of a function that goes to a serve handler. */
export class WireLog {
  readonly exchanges: Exchange[] = [];
  readonly #appId: string;
  readonly #now: () => number;

  constructor(appId: string, now: () => number) {
    this.#appId = appId;
    this.#now = now;
  }

  /** The same handler, listened to. */
  around(handler: Handler): Handler {
    return async (request) => {
      const { searchParams } = new URL(request.url);
      const fnId = searchParams.get("fnId");
      if (request.method !== "POST" || fnId === null) return handler(request);
      const at = this.#now();
      const call = CallBody.parse(await request.clone().json());
      const response = await handler(request);
      this.exchanges.push({
        at,
        functionId: fnId.slice(this.#appId.length + 1),
        target: searchParams.get("stepId") ?? "step",
        call,
        status: response.status,
        noRetry: response.headers.get("x-inngest-no-retry"),
        retryAfter: response.headers.get("retry-after"),
        answer: await response.clone().text(),
      });
      return response;
    };
  }

  of(functionId: string): Exchange[] {
    return this.exchanges.filter((exchange) => exchange.functionId === functionId);
  }

  /** When each run was called first, in order. */
  begun(functionId: string): number[] {
    const first = new Map<string, number>();
    for (const { at, call } of this.of(functionId)) {
      first.set(call.ctx.run_id, Math.min(at, first.get(call.ctx.run_id) ?? at));
    }
    return [...first.values()].sort((one, other) => one - other);
  }

  has({ of, calls = 0, ended = 0 }: Condition): boolean {
    const exchanges = this.of(of);
    return exchanges.length >= calls && exchanges.filter(isEnd).length >= ended;
  }
}

/** Whether the SDK has said that the run is over: by its value, or by an error that is not to be retried. */
function isEnd({ status, noRetry }: Exchange): boolean {
  return status === 200 || (status !== 206 && noRetry === "true");
}
