import type { CallAnswer } from "@/lib/platform/outbound/guarded-fetch";
import type { ConfigOf } from "../../channel-config";
import { byteLength, fitLength, fitText } from "../format/fit-text";
import type { OutgoingMessage } from "../outgoing-message";
import { type HttpSender, postJson } from "../sender";
import { judgeStatus, later, SENT, type Verdict } from "../verdict";

const MAX_TITLE = 200;
const MAX_BYTES = 27_000;
const MAX_LINES = 100;
const PAUSE_MS = 60_000;

/** A workflow of Teams that posts what a webhook receives: an adaptive card. */
export const teams: HttpSender<ConfigOf<"teams">> = {
  request: ({ url }, message) => postJson(url, bodyOf(message)),
  judge,
};

/** A run of text is shown as it is; a block of text would read Markdown in it. */
const plain = (text: string, look: object = {}) => ({
  type: "RichTextBlock",
  inlines: [{ type: "TextRun", text, ...look }],
});

/** So many paragraphs at most; the last one holds what is left. */
function paragraphs(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const rest = lines.slice(MAX_LINES - 1).join(" ");
  return [...lines.slice(0, MAX_LINES - 1), ...(rest === "" ? [] : [rest])];
}

function bodyOf({ title, content, link }: OutgoingMessage) {
  const body = (text: string) => ({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [
            plain(fitLength(title, MAX_TITLE), { weight: "Bolder", size: "Medium" }),
            ...paragraphs(text).map((line) => plain(line)),
          ],
          actions: link === null ? [] : [{ type: "Action.OpenUrl", title: link.text, url: link.url }],
          msteams: { width: "Full" },
        },
      },
    ],
  });
  return body(fitText(content, (candidate) => byteLength(JSON.stringify(body(candidate))) <= MAX_BYTES));
}

/** The connectors before workflows answer 200 whatever becomes of the message. */
function judge(answer: CallAnswer, now: Date): Verdict {
  const byStatus = judgeStatus(answer, now);
  if (byStatus !== null) return byStatus;
  const failed = /message delivery failed with error:?\s*(.*)/i.exec(answer.body);
  if (failed === null) return SENT;
  const detail = (failed[1] ?? "").slice(0, 200);
  return detail.includes("429") ? later("rate_limited", detail, PAUSE_MS) : later("refused_by_receiver", detail);
}
