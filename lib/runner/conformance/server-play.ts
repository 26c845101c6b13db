import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { silentLogger } from "../testing/silent-logger";
import type { Handler } from "../worker/perform";
import { APP_ID, type ConformanceSet, type Stage } from "./conformance-set";
import { type Listener, listen } from "./listen";
import { type Recording, recordingOf } from "./recording";
import { WireLog } from "./wire-log";

const PATH = "/api/inngest";
const LOOK_MS = 100;

export interface ServerPlayOptions {
  /** Overrides what the SDK takes from the environment. */
  readonly client?: Partial<ConstructorParameters<typeof Inngest>[0]>;
  /** How long one thing may take to be seen; default 3 minutes, for a server's retries take their time. */
  readonly patienceMs?: number;
}

/**
 * Plays all sets at the same time, in real time, on an Inngest server: serves their functions over HTTP, has the SDK
 * register them, sends the events to the server and records its calls. The SDK finds the server by the environment:
 * INNGEST_DEV, or INNGEST_BASE_URL with INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY. The server must reach this process:
 * on the loopback interface and a free port, or where INNGEST_SERVE_ORIGIN says.
 */
export async function playOnServer(
  sets: readonly ConformanceSet[],
  { client, patienceMs = 180_000 }: ServerPlayOptions = {},
): Promise<Map<string, Recording>> {
  const log = new WireLog(APP_ID, Date.now);
  const inngest = new Inngest({
    id: APP_ID,
    checkpointing: false,
    logger: silentLogger,
    internalLogger: silentLogger,
    ...client,
  });
  const owners = sets.map((set) => ({ set, functions: set.functions(inngest) }));
  const handler = log.around(serve({ client: inngest, functions: owners.flatMap(({ functions }) => functions) }));
  const listener = await openListener(handler);
  try {
    await register(listener.origin);
    const played = owners.map(async ({ set, functions }): Promise<[string, Recording]> => {
      const mark = randomBytes(6).toString("hex");
      const notes: Record<string, unknown> = {};
      await set.play(stageOf({ inngest, log, notes, mark, patienceMs }));
      const ids = functions.flatMap((fn) => [fn.id(), `${fn.id()}-failure`]);
      const own = log.exchanges.filter(({ functionId }) => ids.includes(functionId));
      return [set.name, recordingOf(own, mark, notes)];
    });
    return new Map(await Promise.all(played));
  } finally {
    await listener.close();
  }
}

/** Where the server reaches this process: the whole network where an origin is given, for it may run elsewhere. */
function openListener(handler: Handler): Promise<Listener> {
  const origin = process.env.INNGEST_SERVE_ORIGIN;
  return origin ? listen(handler, Number(new URL(origin).port), "0.0.0.0") : listen(handler);
}

async function register(origin: string): Promise<void> {
  const response = await fetch(origin + PATH, {
    method: "PUT",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  if (!response.ok) throw new Error(`the server did not register the functions: ${await response.text()}`);
}

interface Parts {
  readonly inngest: Inngest;
  readonly log: WireLog;
  readonly notes: Record<string, unknown>;
  readonly mark: string;
  readonly patienceMs: number;
}

function stageOf({ inngest, log, notes, mark, patienceMs }: Parts): Stage {
  return {
    mark,
    now: Date.now,
    async send(events) {
      await inngest.send([events].flat().map((event) => ({ data: {}, ...event })));
    },
    signal: (signal, data) => inngest.sendSignal({ signal, data }),
    pass: (ms) => pause(ms),
    async until(condition) {
      const end = Date.now() + patienceMs;
      while (!log.has(condition)) {
        if (Date.now() > end) throw new Error(`did not come within ${patienceMs} ms: ${JSON.stringify(condition)}`);
        await pause(LOOK_MS);
      }
    },
    calls: (functionId) => log.of(functionId).length,
    begun: (functionId) => log.begun(functionId),
    note(what, value) {
      notes[what] = value;
    },
  };
}
