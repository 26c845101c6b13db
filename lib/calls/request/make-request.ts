import type { FlowNode } from "@/lib/flows/definition";
import { isReservedHeader } from "@/lib/flows/secrets/reserved-headers";
import { parseTemplate, renderTemplate } from "@/lib/flows/texts/template";
import type { ToldTicket } from "@/lib/tickets/views/told/told-ticket";
import type { CallReason } from "../call-reason";

export type HookNode = Extract<FlowNode, { type: "hook" }>;

/** A request but for its signature. Header names are in small letters. */
export type HookRequest = { method: string; url: string; headers: Record<string, string>; body: string | null };

export type MadeRequest =
  | { ok: true; request: HookRequest }
  | { ok: false; reason: Extract<CallReason, "request_invalid" | "request_too_large">; detail: string };

type Subject = {
  node: HookNode;
  ticket: ToldTicket;
  /** The address to call back; null where nobody waits for that. */
  callbackUrl: string | null;
  /** The body that receivers written for loonflow expect. */
  loonflowBody: () => Promise<string>;
};

const MAX_BODY_BYTES = 2_000_000;

/**
 * Renders what a hook node sends. Its templates are Liquid over `ticket` (see `ToldTicket`), and for short `form` (its
 * fields), `requester`, `flow`, `node`, `extra` and `callbackUrl`. Without a body of its own it sends the ticket as
 * JSON, with the node's `extra` and, where it waits for a call back, `callbackUrl` at the top.
 */
export async function makeRequest(subject: Subject): Promise<MadeRequest> {
  const { hook } = subject.node;
  try {
    const render = renderer(subject);
    const given = hook.headers.filter(({ name }) => !isReservedHeader(name, hook.signature));
    const body = await bodyOf(subject, render);
    if (body !== null && Buffer.byteLength(body) > MAX_BODY_BYTES) {
      return { ok: false, reason: "request_too_large", detail: "" };
    }
    const headers = {
      accept: "application/json",
      ...(body === null ? {} : { "content-type": "application/json" }),
      ...Object.fromEntries(given.map(({ name, value }) => [name.toLowerCase(), render(value)])),
    };
    return { ok: true, request: { method: hook.method, url: render(hook.url).trim(), headers, body } };
  } catch (error) {
    if (error instanceof TemplateFailed) return { ok: false, reason: "request_invalid", detail: error.message };
    throw error;
  }
}

async function bodyOf(subject: Subject, render: (source: string) => string): Promise<string | null> {
  const { node, ticket, callbackUrl } = subject;
  const { hook } = node;
  if (hook.method === "GET") return null;
  if (hook.body.trim() !== "") return render(hook.body);
  if (hook.signature === "loonflow") return subject.loonflowBody();
  return JSON.stringify({ ...ticket, ...hook.extra, ...(callbackUrl === null ? {} : { callbackUrl }) });
}

class TemplateFailed extends Error {}

function renderer({ node, ticket, callbackUrl }: Subject): (source: string) => string {
  const { fields: form, requester, flow } = ticket;
  const { key, name, hook } = node;
  const scope = { ticket, form, requester, flow, node: { key, name }, extra: hook.extra, callbackUrl };
  return (source) => {
    const parsed = parseTemplate(source);
    if (!parsed.ok) throw new TemplateFailed(parsed.message);
    try {
      return renderTemplate(parsed.template, scope);
    } catch (error) {
      throw new TemplateFailed(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
    }
  };
}
