import type { Tx } from "@/db/client";
import type { CalledJob } from "@/db/queries/calls/called-job";
import type { JobRef, NewCall } from "@/db/store/call-store";
import { openNodeSecret } from "@/lib/flows/secrets/node-secret";
import { readHookBody } from "@/lib/loonflow/wire/tickets/hook-body";
import { readToldTicket, type ToldTicket } from "@/lib/tickets/views/told/told-ticket";
import { callbackUrl, hashOfToken, newCallbackToken } from "../callback/callback-token";
import { type HookNode, type HookRequest, makeRequest } from "../request/make-request";
import { sealRequest } from "../request/sealed-request";
import { secretHeaders, showRequest } from "../request/show-request";
import { storable } from "../storable";

const MAX_DETAIL = 500;

/**
 * What a node calls another system with, made once for all tries, so that each says the same. Only what the node's
 * form shows is told; receivers written for loonflow are told every field, as they always were.
 */
export async function openCall(
  tx: Tx,
  ticketId: number,
  { flowId, nodeId }: CalledJob,
  node: HookNode,
): Promise<Omit<NewCall, keyof JobRef>> {
  const token = node.hook.waitsForCallback ? newCallbackToken() : null;
  const base = { flowId, nodeId, callbackHash: token === null ? null : hashOfToken(token) };
  const made = await makeRequest({
    node,
    ticket: await toldAt(tx, ticketId, node),
    callbackUrl: token === null ? null : callbackUrl(token),
    loonflowBody: () => readHookBody(tx, { ticketId, nodeId, extra: node.hook.extra }),
  });
  if (!made.ok) {
    const { reason, detail } = made;
    return { ...base, reason, detail: storable(detail, MAX_DETAIL), sealedRequest: null, request: null };
  }
  const { request } = made;
  return {
    ...base,
    reason: "",
    detail: "",
    sealedRequest: sealRequest(request),
    request: showRequest(request, secretsOf(node, request, token)),
  };
}

async function toldAt(tx: Tx, ticketId: number, { fields }: HookNode): Promise<ToldTicket> {
  const told = await readToldTicket(tx, ticketId, (key) => Object.hasOwn(fields, key));
  if (told === null) throw new Error(`no ticket ${ticketId}`);
  return told;
}

/** What must not be read in what people are shown of a call. */
export function secretsOf({ hook }: HookNode, { headers }: HookRequest, token: string | null): string[] {
  return [token ?? "", secretOf(hook) ?? "", ...secretHeaders(headers)].filter((text) => text !== "");
}

/** What a node signs with, empty where it has none; null when it cannot be opened any more. */
export function secretOf({ sealedSecret }: HookNode["hook"]): string | null {
  try {
    return sealedSecret === "" ? "" : openNodeSecret(sealedSecret);
  } catch {
    return null;
  }
}
