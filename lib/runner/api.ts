import { z } from "zod";
import type { Store } from "./database/store";
import { parseEvents, sendEvents } from "./events/send-events";
import { registerFunctions } from "./functions/register-functions";
import { sendSignal } from "./ops/signal";
import type { Log } from "./options";
import { wakeWorkers } from "./queue/wake-workers";

export interface ApiEvents {
  onRegistered(functionIds: readonly string[]): void;
}

const Signal = z.object({ signal: z.string(), data: z.unknown().optional() });

type Route = (request: Request) => Promise<Response>;

/** The part of Inngest's HTTP interface that the SDK speaks to: events, registration, signals. */
export function createApi(store: Store, log: Log, { onRegistered }: ApiEvents): typeof globalThis.fetch {
  async function events(request: Request): Promise<Response> {
    const sent = await orRefuse(async () => parseEvents(await request.json()));
    const seed = request.headers.get("x-inngest-event-id-seed") ?? undefined;
    const ids = await store.transaction((tx) => sendEvents(tx, sent, seed));
    return json({ ids, status: 200 });
  }

  async function register(request: Request): Promise<Response> {
    const ids = await orRefuse(async () => {
      const body: unknown = await request.json();
      return store.transaction((tx) => registerFunctions(tx, body));
    });
    onRegistered(ids);
    return json({ ok: true, modified: true, status: 200 });
  }

  async function signals(request: Request): Promise<Response> {
    const { signal, data } = await orRefuse(async () => Signal.parse(await request.json()));
    const runId = await store.transaction(async (tx) => {
      const resumed = await sendSignal(tx, signal, data);
      if (resumed) await wakeWorkers(tx);
      return resumed;
    });
    return runId
      ? json({ data: { run_id: runId } })
      : json({ error: "no run waits for this signal", status: 404 }, 404);
  }

  return async (input, init) => {
    const request = new Request(input, init);
    const route = routeOf(request, { events, register, signals });
    if (!route) return json({ error: "not found", status: 404 }, 404);
    try {
      return await route(request);
    } catch (error) {
      if (error instanceof Refused) return json({ ids: [], error: error.message, status: 400 }, 400);
      log("error", "a request to the runner failed", { path: new URL(request.url).pathname, error });
      return json({ ids: [], error: String(error), status: 500 }, 500);
    }
  };
}

function routeOf(request: Request, routes: Record<"events" | "register" | "signals", Route>): Route | undefined {
  const { pathname } = new URL(request.url);
  if (request.method !== "POST") return undefined;
  if (pathname.startsWith("/e/")) return routes.events;
  if (pathname === "/fn/register") return routes.register;
  return pathname === "/v1/signals" ? routes.signals : undefined;
}

class Refused extends Error {}

async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "x-inngest-server-kind": "dev" },
  });
}
