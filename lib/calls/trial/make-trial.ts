import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { TrialFlow } from "@/db/queries/flows/flow-trials";
import type { TryCallInput } from "@/lib/flows/trials/schema";
import type { FieldValues } from "@/lib/forms/form-definition";
import { hookBody } from "@/lib/loonflow/wire/tickets/hook-body";
import { readAnsweredValues } from "@/lib/tickets/values/answered-values";
import { refusedValues } from "@/lib/tickets/values/refused-values";
import { type SampleTicket, sampleTicket, sampleValues } from "@/lib/tickets/views/told/sample-ticket";
import { callbackUrl, newCallbackToken } from "../callback/callback-token";
import { type MadeRequest, makeRequest } from "../request/make-request";
import { showRequest } from "../request/show-request";
import type { CallMeans } from "../turn/call-means";
import { secretsOf } from "../turn/open-call";
import { sendTry } from "../turn/send-try";
import type { CallTrial } from "./call-trial";
import { sampleWireTicket } from "./sample-wire-ticket";

type Input = z.output<typeof TryCallInput>;
type Trial = { input: Input; flow: { id: number } & TrialFlow };

/** Where a private network answers, nobody learns of it by trying. */
const UNTOLD = "address_refused";

/** Makes the request of a hook node for a ticket that nobody filed and, when asked for, sends it once. */
export async function makeTrial(means: CallMeans, { input, flow }: Trial): Promise<CallTrial> {
  const { node, isSent } = input;
  const at = means.clock.now();
  const sample: SampleTicket = { ...input, flow, at };
  // Nobody waits for this call: what comes back under the token is turned away.
  const token = node.hook.waitsForCallback ? newCallbackToken() : null;
  const made: MadeRequest = await makeRequest({
    node,
    ticket: await sampleTicket(means.db, sample),
    callbackUrl: token === null ? null : callbackUrl(token),
    loonflowBody: () =>
      hookBody(means.db, {
        ticket: sampleWireTicket(sample),
        form: input.form,
        nodeId: flow.nodeId,
        extra: node.hook.extra,
      }),
  });
  if (!made.ok) {
    return { request: null, outcome: "failed", reason: made.reason, detail: made.detail, answer: null };
  }
  const request = showRequest(made.request, secretsOf(node, made.request, token));
  if (!isSent) return { request, outcome: "made", reason: "", detail: "", answer: null };
  const sending = { kind: "send" as const, callId: randomUUID(), no: 1, at, node, request: made.request };
  const { end, verdict, headers } = await sendTry(means, sending);
  const filled = await filledBy(means, sample, verdict.kind === "done" ? verdict.values : {});
  return {
    request,
    outcome: verdict.kind,
    reason: end.errorCode as CallTrial["reason"],
    detail: end.errorCode === UNTOLD ? "" : end.errorDetail,
    answer: { durationMs: end.durationMs, status: end.httpStatus, headers, body: end.response, ...filled },
  };
}

async function filledBy({ db }: CallMeans, sample: SampleTicket, answered: FieldValues) {
  const { form, node, at } = sample;
  const values = await readAnsweredValues(db, { form, access: node.fields }, answered);
  const foreign = Object.keys(answered).filter((key) => !Object.hasOwn(values, key));
  const current = sampleValues(sample);
  const problems = await refusedValues(db, { form, access: node.fields, current, submitted: values, at });
  return { values, foreign, problems };
}
