import { createHmac } from "node:crypto";
import type { ConfigOf } from "../../channel-config";
import type { Trouble } from "../../trouble";
import { byteLength, fitLength, fitText } from "../format/fit-text";
import { plainMarkdown } from "../format/plain-markdown";
import type { OutgoingMessage } from "../outgoing-message";
import { type HttpSender, postJson } from "../sender";
import { judgeStatus, later, readObject, refused, SENT, type Verdict } from "../verdict";

const MAX_TITLE = 100;
const MAX_BYTES = 20_000;
/** Whoever sends more than twenty a minute is not heard for ten. */
const PAUSE_MS = 10 * 60_000;

/** A custom robot of a DingTalk group: Markdown, signed in the address where it asks for a signature. */
export const dingtalk: HttpSender<ConfigOf<"dingtalk">> = {
  request: ({ url, secret }, message) =>
    postJson(secret === "" ? url : signed(url, secret, message.at), bodyOf(message)),
  judge,
};

function signed(url: string, secret: string, at: Date): string {
  const timestamp = String(at.getTime());
  const signature = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
  const address = new URL(url);
  address.searchParams.set("timestamp", timestamp);
  address.searchParams.set("sign", signature);
  return address.href;
}

function bodyOf({ title, content, link }: OutgoingMessage) {
  const heading = plainMarkdown(fitLength(title, MAX_TITLE));
  const end = link === null ? "" : `\n\n[${plainMarkdown(link.text)}](${link.url})`;
  const body = (text: string) => ({
    msgtype: "markdown",
    markdown: { title: heading, text: `#### ${heading}\n\n${plainMarkdown(text).replaceAll("\n", "  \n")}${end}` },
    // Nobody is called, whatever was typed.
    at: { atMobiles: [], atUserIds: [], isAtAll: false },
  });
  return body(fitText(content, (candidate) => byteLength(JSON.stringify(body(candidate))) <= MAX_BYTES));
}

const REFUSALS: Record<number, Trouble> = {
  300001: "bad_token",
  300005: "bad_token",
  400013: "bad_token",
  400101: "bad_token",
  400102: "bad_token",
  40014: "bad_token",
  40035: "bad_message",
  43004: "bad_message",
  400105: "bad_message",
  430101: "bad_message",
  430102: "bad_message",
  430103: "bad_message",
  430104: "bad_message",
  460101: "too_large",
};

const TOO_OFTEN = new Set([88, 90_018, 90_030, 130_101, 410_100]);
const SECURITY = 310_000;

function judge(answer: Parameters<typeof judgeStatus>[0], now: Date): Verdict {
  const byStatus = judgeStatus(answer, now);
  if (byStatus !== null) return byStatus;
  const said = readObject(answer.body);
  if (typeof said?.errcode !== "number") return later("bad_answer");
  const { errcode } = said;
  const detail = `${errcode} ${String(said.errmsg ?? "")}`.trim();
  if (errcode === 0) return SENT;
  if (TOO_OFTEN.has(errcode)) return later("rate_limited", detail, PAUSE_MS);
  if (errcode === SECURITY) return refused(securityTrouble(detail), detail);
  const trouble = REFUSALS[errcode];
  return trouble === undefined ? later("refused_by_receiver", detail) : refused(trouble, detail);
}

/** One code for every security setting of the robot; only its words tell which. */
function securityTrouble(words: string): Trouble {
  if (/sign|timestamp/i.test(words)) return "bad_signature";
  if (/keyword/i.test(words)) return "keyword_missing";
  return /\bip\b|whitelist/i.test(words) ? "ip_refused" : "bad_message";
}
