import { randomBytes } from "node:crypto";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import type { RunnerOptions } from "../options";
import { createRunner, type Runner } from "../runner";
import { silentLogger } from "../testing/silent-logger";
import { TestClock } from "../testing/test-clock";
import { APP_ID, type ConformanceSet, type Stage } from "./conformance-set";
import { type Recording, recordingOf } from "./recording";
import { WireLog } from "./wire-log";

const TICK_MS = 1_000;
const MAX_TICKS = 120;

/** Plays a set on the embedded runner, whose clock is moved on second by second, and records what went over the wire. */
export async function playEmbedded(
  set: ConformanceSet,
  database: Pick<RunnerOptions, "sql" | "schema">,
): Promise<Recording> {
  const clock = new TestClock();
  const log = new WireLog(APP_ID, () => clock.now());
  const runner = createRunner({ ...database, clock, backoffMs: () => TICK_MS, pollMs: 200 });
  const inngest = new Inngest({
    id: APP_ID,
    isDev: true,
    checkpointing: false,
    baseUrl: "http://runner.internal",
    fetch: runner.fetch,
    logger: silentLogger,
    internalLogger: silentLogger,
  });
  const notes: Record<string, unknown> = {};
  const mark = randomBytes(6).toString("hex");
  try {
    await runner.migrate();
    await runner.register(log.around(serve({ client: inngest, functions: set.functions(inngest) })));
    await runner.start();
    await set.play(stageOf({ runner, inngest, clock, log, notes, mark }));
  } finally {
    await runner.stop();
  }
  return recordingOf(log.exchanges, mark, notes);
}

interface Parts {
  readonly runner: Runner;
  readonly inngest: Inngest;
  readonly clock: TestClock;
  readonly log: WireLog;
  readonly notes: Record<string, unknown>;
  readonly mark: string;
}

function stageOf({ runner, inngest, clock, log, notes, mark }: Parts): Stage {
  async function tick(ms: number): Promise<void> {
    clock.advance(ms);
    await runner.idle();
  }

  return {
    mark,
    now: () => clock.now(),
    async send(events) {
      await inngest.send([events].flat().map((event) => ({ data: {}, ...event })));
    },
    signal: (signal, data) => inngest.sendSignal({ signal, data }),
    async pass(ms) {
      for (let left = ms; left > 0; left -= TICK_MS) await tick(Math.min(left, TICK_MS));
    },
    async until(condition) {
      await runner.idle();
      for (let ticks = 0; !log.has(condition); ticks += 1) {
        if (ticks === MAX_TICKS) throw new Error(`did not come within ${MAX_TICKS} s: ${JSON.stringify(condition)}`);
        await tick(TICK_MS);
      }
    },
    calls: (functionId) => log.of(functionId).length,
    begun: (functionId) => log.begun(functionId),
    note(what, value) {
      notes[what] = value;
    },
  };
}
