import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import postgres from "postgres";
import { onTestFinished } from "vitest";
import type { RunnerOptions } from "../options";
import { createRunner, type Runner } from "../runner";
import type { RunSummary } from "../runs/list-runs";
import type { Handler } from "../worker/perform";
import { createTestClient } from "./test-client";
import { TestClock } from "./test-clock";

/** `ran` counts the runs of a body and returns the count. */
export type MakeFunctions = (inngest: Inngest, ran: (key: string) => number) => InngestFunction.Any[];

interface SceneOptions extends Partial<RunnerOptions> {
  readonly isStarted?: boolean;
  /** Stands between the runner and the serve handler. */
  readonly around?: (serve: Handler) => Handler;
}

export interface Colleague {
  readonly runner: Runner;
  readonly inngest: Inngest;
}

export interface Scene extends Colleague {
  readonly clock: TestClock;
  readonly schema: string;
  /** A connection of the test's own. */
  readonly sql: postgres.Sql;
  /** How often the body with this key has run, in any of the scene's runners. */
  count(key: string): number;
  /** Lets time pass, then waits until nothing is due any more. */
  pass(ms: number): Promise<void>;
  runsOf(functionId: string): Promise<RunSummary[]>;
  /** Another runner on the same schema, as in another process. */
  addRunner(options?: SceneOptions): Promise<Colleague>;
}

let scenes = 0;

/** Real functions of the real SDK on a runner with a schema of its own; all of it goes when the test ends. */
export async function openScene(make: MakeFunctions, options: SceneOptions = {}): Promise<Scene> {
  scenes += 1;
  const url = databaseUrl();
  const schema = `runner_test_${process.pid}_${scenes}`;
  const clock = new TestClock();
  const sql = postgres(url, { max: 2, onnotice: () => {} });
  const runners: Runner[] = [];
  const counts = new Map<string, number>();
  const ran = (key: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  onTestFinished(async () => {
    await Promise.all(runners.map((runner) => runner.stop({ timeoutMs: 100 })));
    await sql.unsafe(`drop schema if exists ${schema} cascade`);
    await sql.end();
  });

  async function addRunner({ isStarted = true, around = (handler) => handler, ...given }: SceneOptions = {}) {
    const runner = createRunner({ sql: url, schema, clock, pollMs: 200, ...given });
    runners.push(runner);
    const inngest = createTestClient(runner);
    await runner.migrate();
    await runner.register(around(serve({ client: inngest, functions: make(inngest, ran) })));
    if (isStarted) await runner.start();
    return { runner, inngest };
  }

  const { runner, inngest } = await addRunner(options);
  return {
    runner,
    inngest,
    clock,
    schema,
    sql,
    count: (key) => counts.get(key) ?? 0,
    async pass(ms) {
      clock.advance(ms);
      await runner.idle(15_000);
    },
    runsOf: (functionId) => runner.runs({ functionId: `app-${functionId}` }),
    addRunner: (more) => addRunner({ ...options, ...more }),
  };
}

/** The database of the tests. Throws when there is none. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  return url;
}
