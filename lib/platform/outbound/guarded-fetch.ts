import dns from "node:dns";
import net from "node:net";
import { Agent, buildConnector, fetch } from "undici";
import { type AllowList, isReachable } from "./address-guard";

/** An outgoing call that was not made, or whose answer was not taken. */
export class CallFailed extends Error {
  constructor(
    readonly why: "address_refused" | "unreachable" | "bad_status" | "too_large" | "bad_answer",
    detail: string,
  ) {
    super(`${why}: ${detail}`);
  }
}

type Options = { allow: AllowList; timeoutMs: number; maxBytes: number };

/**
 * Reads an address over HTTP without letting it reach private networks, this machine or metadata services: the
 * address that is connected to is the one that was checked, whatever a name server answers later. Redirects are not
 * followed; cookies and credentials are not sent.
 *
 * @throws CallFailed
 */
export async function readGuarded(address: string, options: Options): Promise<string> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") {
    throw new CallFailed("address_refused", "neither http nor https");
  }
  const dispatcher = guardedAgent(options);
  try {
    const response = await fetch(url, {
      dispatcher,
      redirect: "manual",
      signal: AbortSignal.timeout(options.timeoutMs),
      headers: { accept: "application/json" },
    });
    if (!response.ok) throw new CallFailed("bad_status", String(response.status));
    return await readAtMost(response, options.maxBytes);
  } catch (error) {
    throw toCallFailed(error);
  } finally {
    void dispatcher.destroy();
  }
}

function toCallFailed(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  const { cause } = error as Error;
  return cause instanceof CallFailed ? cause : new CallFailed("unreachable", String(cause ?? error));
}

type Response = Awaited<ReturnType<typeof fetch>>;

async function readAtMost(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new CallFailed("too_large", `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function guardedAgent({ allow, timeoutMs }: Options): Agent {
  const connectNamed = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(allow) });
  return new Agent({
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, "");
      // A written-out address is never looked up, so it is checked here.
      if (net.isIP(host) !== 0 && !isReachable(host, allow)) {
        callback(new CallFailed("address_refused", host), null);
        return;
      }
      connectNamed(options, callback);
    },
  });
}

function guardedLookup(allow: AllowList): net.LookupFunction {
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const isNamed = allow.hosts.has(hostname.toLowerCase());
      const refused = isNamed ? undefined : addresses.find(({ address }) => !isReachable(address, allow));
      const [first] = addresses;
      if (refused !== undefined || first === undefined) {
        return callback(new CallFailed("address_refused", refused?.address ?? hostname) as NodeJS.ErrnoException, "");
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
