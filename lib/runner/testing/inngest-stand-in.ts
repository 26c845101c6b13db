import { createHmac } from "node:crypto";
import { listen } from "../conformance/listen";
import type { RunnerOptions } from "../options";
import { createRunner } from "../runner";
import type { Handler } from "../worker/perform";

export interface StandInOptions extends RunnerOptions {
  /** With it calls are signed, as by a server that is not for development. */
  readonly signingKey?: string;
}

export interface StandIn {
  readonly url: string;
  /** Method and path of what the SDK asked for. */
  readonly requests: readonly string[];
  /** What the SDK proved itself with. */
  readonly authorizations: ReadonlySet<string | null>;
  /** Addresses that have been called. */
  readonly called: ReadonlySet<string>;
  stop(): Promise<void>;
}

/**
 * What the SDK takes for an Inngest server: the runner behind HTTP. It learns the functions when an app registers
 * them, and calls them at the address they were registered with.
 */
export async function startStandIn({ signingKey, ...options }: StandInOptions): Promise<StandIn> {
  const runner = createRunner(options);
  const requests: string[] = [];
  const authorizations = new Set<string | null>();
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
    const body = await request.text();
    if (signingKey) headers.set("x-inngest-signature", signature(body, signingKey));
    return fetch(request.url, { method: request.method, headers, body });
  };

  await runner.migrate();
  const listener = await listen((request) => {
    const { pathname } = new URL(request.url);
    requests.push(`${request.method} ${pathname}`);
    authorizations.add(request.headers.get("authorization"));
    return pathname === "/fn/register" ? register(request) : runner.fetch(request);
  });
  return {
    url: listener.origin,
    requests,
    authorizations,
    called,
    async stop() {
      await runner.stop({ timeoutMs: 1_000 });
      await listener.close();
    },
  };
}

/** The canonical form of the body with the time, signed with the key's text after its prefix. */
function signature(body: string, signingKey: string): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const hash = createHmac("sha256", key)
    .update(canonical(JSON.parse(body)))
    .update(String(seconds))
    .digest("hex");
  return `t=${seconds}&s=${hash}`;
}

function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
