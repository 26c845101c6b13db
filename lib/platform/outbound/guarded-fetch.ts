import net from "node:net";
import { Agent, buildConnector, fetch } from "undici";
import { type AllowList, isReachable } from "./address-guard";
import { CallFailed } from "./call-failed";
import { guardedLookup, type Resolve } from "./guarded-lookup";
import { demandSendable } from "./outgoing-headers";
import { readAddress } from "./outgoing-url";

export type OutgoingCall = {
  method: string;
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
};

/** What came back, whatever its status; header names are in small letters. */
export type CallAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string };

export type CallLimits = {
  allow: AllowList;
  /** For the whole call, from looking up the name to the last byte of the answer. */
  timeoutMs: number;
  maxBytes: number;
  /** What is done with a longer answer; default: the call fails. */
  whenTooLarge?: "fail" | "cut";
  /** Asks another name server than the system's. */
  resolve?: Resolve;
};

/**
 * Calls another system over HTTP without letting the call reach private networks, this machine or metadata services:
 * the address that is connected to is the one that was checked, whatever a name server answers later. Redirects are
 * refused, and so are headers that say how a message travels or for which host it is. GET and HEAD have no body.
 *
 * @throws CallFailed when there is no answer; an answer that tells of an error is returned like any other.
 */
export async function callGuarded(call: OutgoingCall, limits: CallLimits): Promise<CallAnswer> {
  const url = readAddress(call.url);
  demandSendable(call.headers ?? {});
  const dispatcher = guardedAgent(limits);
  try {
    const response = await fetch(url, {
      method: call.method,
      dispatcher,
      redirect: "manual",
      signal: AbortSignal.timeout(limits.timeoutMs),
      headers: { "user-agent": "Skein", ...call.headers },
      body: ["GET", "HEAD"].includes(call.method) ? null : (call.body ?? null),
    });
    const { status } = response;
    if (status >= 300 && status < 400 && response.headers.has("location")) {
      throw new CallFailed("redirect_refused", `HTTP ${status}`);
    }
    const body = await readBody(response, limits);
    return { status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    throw toCallFailed(error);
  } finally {
    void dispatcher.destroy();
  }
}

/**
 * Reads JSON from an address, see `callGuarded`.
 *
 * @throws CallFailed also for a status that is no success.
 */
export async function readGuarded(address: string, limits: CallLimits): Promise<string> {
  const call = { method: "GET", url: address, headers: { accept: "application/json" } };
  const { status, body } = await callGuarded(call, limits);
  if (status < 200 || status > 299) throw new CallFailed("bad_status", String(status));
  return body;
}

function toCallFailed(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  const { cause } = error as Error;
  if (cause instanceof CallFailed) return cause;
  // Ports of mail and the like, to which no browser speaks either.
  if (cause instanceof Error && cause.message === "bad port") return new CallFailed("address_refused", "this port");
  const isTimeout = error instanceof Error && error.name === "TimeoutError";
  return new CallFailed(isTimeout ? "timed_out" : "unreachable", String(cause ?? error));
}

type Response = Awaited<ReturnType<typeof fetch>>;

async function readBody(response: Response, { maxBytes, whenTooLarge = "fail" }: CallLimits): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    chunks.push(chunk);
    if (size <= maxBytes) continue;
    if (whenTooLarge === "fail") throw new CallFailed("too_large", `more than ${maxBytes} bytes`);
    break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString("utf8");
}

function guardedAgent({ allow, timeoutMs, resolve }: CallLimits): Agent {
  const connectNamed = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(allow, resolve) });
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
