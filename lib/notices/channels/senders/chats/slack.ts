import type { ConfigOf } from "../../channel-config";
import type { Trouble } from "../../trouble";
import { fitLength, fitText } from "../format/fit-text";
import type { OutgoingMessage } from "../outgoing-message";
import { type HttpSender, postJson } from "../sender";
import { judgeStatus, refused, SENT, type Verdict } from "../verdict";

const MAX_HEADER = 150;
const MAX_SECTION = 3000;
const MAX_BUTTON = 75;

/** An incoming webhook of Slack: blocks. */
export const slack: HttpSender<ConfigOf<"slack">> = {
  request: ({ url }, message) => postJson(url, bodyOf(message)),
  judge,
};

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Everything that calls people, links or formats across lines begins with one of the three. */
const mrkdwn = (text: string) => text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });

function bodyOf({ title, content, link }: OutgoingMessage) {
  const text = mrkdwn(fitText(content, (candidate) => mrkdwn(candidate).length <= MAX_SECTION));
  // `verbatim` leaves typed names of people and channels alone.
  const section = { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
  const button = link && { type: "button", text: plain(fitLength(link.text, MAX_BUTTON)), url: link.url };
  return {
    // Shown in notifications instead of the blocks.
    text: mrkdwn(title),
    blocks: [
      { type: "header", text: plain(fitLength(title, MAX_HEADER)) },
      ...(text.trim() === "" ? [] : [section]),
      ...(button === null ? [] : [{ type: "actions", elements: [button] }]),
    ],
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** Slack says what is wrong in one word. */
const WORDS: Record<string, Trouble> = {
  invalid_payload: "bad_message",
  invalid_blocks: "bad_message",
  invalid_blocks_format: "bad_message",
  no_text: "bad_message",
  too_many_attachments: "bad_message",
};

function judge(answer: Parameters<typeof judgeStatus>[0], now: Date): Verdict {
  const byStatus = judgeStatus(answer, now);
  if (byStatus === null) return SENT;
  const word = answer.body.trim().slice(0, 100);
  if (byStatus.end !== "refused") return byStatus;
  return refused(WORDS[word] ?? byStatus.code, `${byStatus.detail} ${word}`.trim());
}
