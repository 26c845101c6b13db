import { createHmac } from "node:crypto";
import type { CallAnswer } from "@/lib/platform/outbound/guarded-fetch";
import type { ConfigOf } from "../../channel-config";
import type { Trouble } from "../../trouble";
import { byteLength, fitLength, fitText } from "../format/fit-text";
import type { OutgoingMessage } from "../outgoing-message";
import { type HttpSender, postJson } from "../sender";
import { judgeStatus, later, readObject, refused, SENT, type Verdict } from "../verdict";

const MAX_TITLE = 150;
const MAX_BYTES = 20_000;
const PAUSE_MS = 60_000;

/** A custom bot of a Feishu or Lark group: a card of plain text, signed in the body where it asks for a signature. */
export const feishu: HttpSender<ConfigOf<"feishu">> = {
  request: ({ url, secret }, message) => postJson(url, bodyOf(message, secret)),
  judge,
};

function signature(secret: string, at: Date) {
  if (secret === "") return {};
  const timestamp = String(Math.floor(at.getTime() / 1000));
  // The text to sign is the key, and what is signed with it is nothing.
  return { timestamp, sign: createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64") };
}

/** `plain_text` is shown as it is: tags, mentions and Markdown mean nothing in it. */
const plain = (content: string) => ({ tag: "plain_text", content });

function bodyOf({ title, content, link, at }: OutgoingMessage, secret: string) {
  const button = link && { tag: "button", text: plain(link.text), url: link.url, type: "primary" };
  const body = (text: string) => ({
    ...signature(secret, at),
    msg_type: "interactive",
    card: {
      config: { wide_screen_mode: true },
      header: { title: plain(fitLength(title, MAX_TITLE)), template: "blue" },
      elements: [
        ...(text === "" ? [] : [{ tag: "div", text: plain(text) }]),
        ...(button === null ? [] : [{ tag: "action", actions: [button] }]),
      ],
    },
  });
  return body(fitText(content, (candidate) => byteLength(JSON.stringify(body(candidate))) <= MAX_BYTES));
}

const REFUSALS: Record<number, Trouble> = {
  10003: "bad_message",
  19001: "bad_token",
  19002: "bad_message",
  19007: "bad_token",
  19021: "bad_signature",
  19022: "ip_refused",
  19024: "keyword_missing",
  11246: "bad_message",
};

const TOO_OFTEN = new Set([11_232, 11_233, 99_991_400]);
const BAD_REQUEST = 9499;

function judge(answer: CallAnswer, now: Date): Verdict {
  const said = readObject(answer.body);
  const code = said?.code ?? said?.StatusCode;
  if (answer.status === 429 || answer.status >= 500 || typeof code !== "number") {
    return judgeStatus(answer, now) ?? later("bad_answer");
  }
  const detail = `${code} ${String(said?.msg ?? said?.StatusMessage ?? "")}`.trim();
  if (code === 0) return judgeStatus(answer, now) ?? SENT;
  if (TOO_OFTEN.has(code) || (code === BAD_REQUEST && /too many/i.test(detail))) {
    return later("rate_limited", detail, PAUSE_MS);
  }
  const trouble = code === BAD_REQUEST ? "bad_message" : REFUSALS[code];
  return trouble === undefined ? later("refused_by_receiver", detail) : refused(trouble, detail);
}
