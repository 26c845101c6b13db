import type { Json } from "@/lib/forms/form-definition";
import type { AllowList } from "@/lib/platform/outbound/address-guard";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import type { Resolve } from "@/lib/platform/outbound/guarded-lookup";
import { runScript } from "@/lib/scripts/run-script";
import type { ScriptError } from "@/lib/scripts/script-run";
import type { ConfigOf } from "../channel-config";
import type { OutgoingMessage } from "./outgoing-message";
import { later, refused, SENT, type Verdict } from "./verdict";

const TIMEOUT_MS = 20_000;
const CALL_TIMEOUT_MS = 10_000;
const MAX_BYTES = 256 * 1024;

type Means = { allow: AllowList; resolve?: Resolve };

/** Has a script of an administrator carry a message, in its sandbox; what it printed is the answer. */
export async function runChannelScript(
  { language, source, secret }: ConfigOf<"script">,
  message: OutgoingMessage,
  { allow, resolve }: Means,
): Promise<{ verdict: Verdict; response: string }> {
  const { id, event, title, content, link, ticket, recipients } = message;
  const input: Record<string, Json> = {
    ...{ id, event, title, content, secret, url: link?.url ?? null },
    ticket: ticket as unknown as Json,
    recipients: recipients as unknown as Json,
  };
  const limits = {
    allow,
    timeoutMs: CALL_TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    ...(resolve === undefined ? {} : { resolve }),
  };
  const run = await runScript({
    language,
    source,
    input,
    timeoutMs: TIMEOUT_MS,
    call: (request) => callGuarded(request, limits),
  });
  return { verdict: run.ok ? SENT : verdictOf(run.error), response: run.output };
}

/** What ends the same way every time is not tried again. What a script gives back is of no use here, so it may be anything. */
function verdictOf({ code, message, line }: ScriptError): Verdict {
  const detail = [code, ...(line === undefined ? [] : [`line ${line}`]), message].filter(Boolean).join(": ");
  if (code === "bad_result") return SENT;
  if (code === "not_available") return refused("script_unavailable");
  const mayPass = code === "threw" || code === "timed_out" || code === "crashed";
  return mayPass ? later("script_failed", detail) : refused("script_failed", detail);
}
