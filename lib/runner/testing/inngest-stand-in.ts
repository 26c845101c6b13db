import { listen } from "../conformance/listen";
import type { RunnerOptions } from "../options";
import { createRunner } from "../runner";
import type { Handler } from "../worker/perform";

export interface StandIn {
  readonly url: string;
  /** Method and path of what the SDK asked for. */
  readonly requests: readonly string[];
  /** Addresses that have been called. */
  readonly called: ReadonlySet<string>;
  stop(): Promise<void>;
}

/**
 * What the SDK takes for an Inngest server: the runner behind HTTP. It learns the functions when an app registers
 * them, and calls them at the address they were registered with.
 */
export async function startStandIn(options: RunnerOptions): Promise<StandIn> {
  const runner = createRunner(options);
  const requests: string[] = [];
  const called = new Set<string>();
  let isStarted = false;

  async function register(request: Request): Promise<Response> {
    const body = await request.text();
    const { url } = request;
    let answer = Response.json({ error: "nothing was registered" }, { status: 500 });
    await runner.register(async (asked) => {
      if (asked.method !== "PUT") return callOverHttp(asked);
      answer = await runner.fetch(url, { method: "POST", body });
      return answer.clone();
    });
    if (!isStarted) await runner.start();
    isStarted = true;
    return answer;
  }

  const callOverHttp: Handler = async (request) => {
    const { origin, pathname } = new URL(request.url);
    called.add(origin + pathname);
    const headers = new Headers(request.headers);
    headers.delete("host");
    return fetch(request.url, { method: request.method, headers, body: await request.text() });
  };

  await runner.migrate();
  const listener = await listen((request) => {
    const { pathname } = new URL(request.url);
    requests.push(`${request.method} ${pathname}`);
    return pathname === "/fn/register" ? register(request) : runner.fetch(request);
  });
  return {
    url: listener.origin,
    requests,
    called,
    async stop() {
      await runner.stop({ timeoutMs: 1_000 });
      await listener.close();
    },
  };
}
