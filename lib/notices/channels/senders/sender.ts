import type { CallAnswer, OutgoingCall } from "@/lib/platform/outbound/guarded-fetch";
import type { OutgoingMessage } from "./outgoing-message";
import type { Verdict } from "./verdict";

/** A channel that is one HTTP call: how a message is put, and what the answer says of it. Both are pure. */
export type HttpSender<Config> = {
  request(config: Config, message: OutgoingMessage): OutgoingCall;
  judge(answer: CallAnswer, now: Date): Verdict;
};

export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): OutgoingCall {
  return {
    method: "POST",
    url,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}
