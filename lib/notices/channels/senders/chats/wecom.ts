import type { CallAnswer } from "@/lib/platform/outbound/guarded-fetch";
import type { ConfigOf } from "../../channel-config";
import type { Trouble } from "../../trouble";
import { byteLength, fitLength, fitText } from "../format/fit-text";
import { plainMarkdown } from "../format/plain-markdown";
import type { OutgoingMessage } from "../outgoing-message";
import { type HttpSender, postJson } from "../sender";
import { judgeStatus, later, readObject, refused, SENT, type Verdict } from "../verdict";

const MAX_TITLE = 100;
/** Of the text alone, in UTF-8. */
const MAX_BYTES = 4096;
const PAUSE_MS = 60_000;

/** A bot of a WeCom group: Markdown; its address is all it knows us by. */
export const wecom: HttpSender<ConfigOf<"wecom">> = {
  request: ({ url }, message) => postJson(url, bodyOf(message)),
  judge,
};

function bodyOf({ title, content, link }: OutgoingMessage) {
  const heading = `### ${plainMarkdown(fitLength(title, MAX_TITLE))}`;
  const end = link === null ? "" : `\n\n[${plainMarkdown(link.text)}](${link.url})`;
  const text = (candidate: string) => `${heading}\n${plainMarkdown(candidate)}${end}`;
  const fitted = fitText(content, (candidate) => byteLength(text(candidate)) <= MAX_BYTES);
  return { msgtype: "markdown", markdown: { content: text(fitted) } };
}

const REFUSALS: Record<number, Trouble> = {
  93000: "bad_token",
  93004: "bad_token",
  93008: "bad_token",
  60020: "ip_refused",
  40008: "bad_message",
  40058: "bad_message",
  44004: "bad_message",
  45002: "too_large",
};

const TOO_OFTEN = new Set([45_009, 45_033]);

function judge(answer: CallAnswer, now: Date): Verdict {
  const byStatus = judgeStatus(answer, now);
  if (byStatus !== null) return byStatus;
  const said = readObject(answer.body);
  if (typeof said?.errcode !== "number") return later("bad_answer");
  const detail = `${said.errcode} ${String(said.errmsg ?? "")}`.trim();
  if (said.errcode === 0) return SENT;
  if (TOO_OFTEN.has(said.errcode)) return later("rate_limited", detail, PAUSE_MS);
  const trouble = REFUSALS[said.errcode];
  return trouble === undefined ? later("refused_by_receiver", detail) : refused(trouble, detail);
}
