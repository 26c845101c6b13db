import { createHash } from "node:crypto";
import { openNodeSecret } from "@/lib/flows/secrets/node-secret";
import type { Clock } from "@/lib/platform/clock";
import type { AllowList } from "@/lib/platform/outbound/address-guard";
import { CallFailed } from "@/lib/platform/outbound/call-failed";
import { callGuarded } from "@/lib/platform/outbound/guarded-fetch";
import { ShortCache } from "@/lib/platform/short-cache";
import { signLoonflow, signStandard } from "@/lib/webhooks/signature";
import { AskFailed, toAskFailed } from "./ask-failed";
import { readPeople } from "./people-answer";
import type { ExternalRule, PeopleQuestion } from "./people-question";

export type AskMeans = { clock: Clock; allow: AllowList; timeoutMs?: number };

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_000_000;
const FRESH_MS = 60_000;

/** By all of the question, so that never one ticket's answer is another's. */
const kept = new ShortCache<string[]>(500);

/**
 * Asks every system at once and adds up whom they name, in the order of the questions. An answer is kept in this process
 * for a minute: when one of several has to be asked again, the others are not.
 *
 * @throws AskFailed when one of them does not answer; one that will not answer at all comes before one that may yet.
 */
export async function askPeople(means: AskMeans, questions: readonly PeopleQuestion[]): Promise<string[]> {
  const answers = await Promise.allSettled(questions.map((question) => askOnce(means, question)));
  const failures = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
  const failure = failures.find((each) => !(each instanceof AskFailed) || !each.isPassing) ?? failures[0];
  if (failure !== undefined) throw failure;
  return [...new Set(answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : [])))];
}

function askOnce(means: AskMeans, question: PeopleQuestion): Promise<string[]> {
  const key = createHash("sha256").update(JSON.stringify(question)).digest("hex");
  return kept.get(key, async () => ({ value: await ask(means, question), forMs: FRESH_MS }));
}

async function ask({ clock, allow, timeoutMs = TIMEOUT_MS }: AskMeans, question: PeopleQuestion): Promise<string[]> {
  const { rule, body } = question;
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    ...signatureOf(question, clock.now()),
  };
  try {
    const call = { method: "POST", url: rule.url, headers, body };
    return readPeople(await callGuarded(call, { allow, timeoutMs, maxBytes: MAX_BYTES }));
  } catch (error) {
    throw error instanceof CallFailed ? toAskFailed(error) : error;
  }
}

/** Every try carries the same id, signed or not. */
function signatureOf({ id, rule, body }: PeopleQuestion, at: Date): Record<string, string> {
  const secret = secretOf(rule);
  if (rule.signature === "loonflow") return { "webhook-id": id, ...signLoonflow({ at, secret }) };
  return secret === "" ? { "webhook-id": id } : signStandard({ id, at, body, secret });
}

function secretOf({ sealedSecret }: ExternalRule): string {
  try {
    return sealedSecret === "" ? "" : openNodeSecret(sealedSecret);
  } catch {
    throw new AskFailed("secret_unreadable", "", false);
  }
}
