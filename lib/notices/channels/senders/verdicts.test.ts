import { expect, test } from "vitest";
import { dingtalk } from "./chats/dingtalk";
import { feishu } from "./chats/feishu";
import { slack } from "./chats/slack";
import { teams } from "./chats/teams";
import { wecom } from "./chats/wecom";
import { loonflowWebhook } from "./loonflow-webhook";
import { webhook } from "./webhook";

const NOW = new Date("2026-11-23T09:00:00.000Z");
const SENDERS = { dingtalk, feishu, wecom, slack, teams, webhook, loonflowWebhook };

const judged = (vendor: keyof typeof SENDERS, status: number, said: object | string, headers = {}) => {
  const body = typeof said === "string" ? said : JSON.stringify(said);
  const verdict = SENDERS[vendor].judge({ status, headers, body }, NOW);
  return verdict.end === "sent" ? "sent" : `${verdict.end}: ${verdict.code}`;
};

test.each([
  ["dingtalk", 200, { errcode: 0, errmsg: "ok" }, "sent"],
  ["dingtalk", 200, { errcode: 310000, errmsg: "sign not match, more" }, "refused: bad_signature"],
  ["dingtalk", 200, { errcode: 310000, errmsg: "invalid timestamp" }, "refused: bad_signature"],
  ["dingtalk", 200, { errcode: 310000, errmsg: "keywords not in content" }, "refused: keyword_missing"],
  ["dingtalk", 200, { errcode: 310000, errmsg: "ip 1.2.3.4 not in whitelist" }, "refused: ip_refused"],
  ["dingtalk", 200, { errcode: 300005, errmsg: "token is not exist" }, "refused: bad_token"],
  ["dingtalk", 200, { errcode: 400102, errmsg: "robot is disabled" }, "refused: bad_token"],
  ["dingtalk", 200, { errcode: 460101, errmsg: "message too long" }, "refused: too_large"],
  ["dingtalk", 200, { errcode: 430101, errmsg: "unsafe link" }, "refused: bad_message"],
  ["dingtalk", 200, { errcode: -1, errmsg: "system busy" }, "later: refused_by_receiver"],
  ["dingtalk", 200, { errcode: 130101, errmsg: "send too fast" }, "later: rate_limited"],
  ["dingtalk", 200, { errcode: 410100, errmsg: "speed limit exceeded" }, "later: rate_limited"],
  ["dingtalk", 200, "", "later: bad_answer"],
  ["dingtalk", 502, "bad gateway", "later: bad_status"],

  ["feishu", 200, { code: 0, msg: "success" }, "sent"],
  ["feishu", 200, { StatusCode: 0, StatusMessage: "success" }, "sent"],
  ["feishu", 200, { code: 19001, msg: "param invalid: incoming webhook access token invalid" }, "refused: bad_token"],
  ["feishu", 400, { code: 19001, msg: "param invalid: incoming webhook access token invalid" }, "refused: bad_token"],
  [
    "feishu",
    200,
    { code: 19021, msg: "sign match fail or timestamp is not within one hour" },
    "refused: bad_signature",
  ],
  ["feishu", 200, { code: 19022, msg: "Ip Not Allowed" }, "refused: ip_refused"],
  ["feishu", 200, { code: 19024, msg: "Key Words Not Found" }, "refused: keyword_missing"],
  ["feishu", 400, { code: 9499, msg: "Bad Request" }, "refused: bad_message"],
  ["feishu", 200, { code: 9499, msg: "too many request" }, "later: rate_limited"],
  ["feishu", 400, { code: 11232, msg: "frequency limited psm" }, "later: rate_limited"],
  ["feishu", 200, { code: 11247, msg: "internal" }, "later: refused_by_receiver"],
  ["feishu", 200, "<html>", "later: bad_answer"],
  ["feishu", 404, "not found", "refused: bad_token"],
  ["feishu", 500, { code: 0 }, "later: bad_status"],

  ["wecom", 200, { errcode: 0, errmsg: "ok" }, "sent"],
  ["wecom", 200, { errcode: 93000, errmsg: "invalid webhook url" }, "refused: bad_token"],
  ["wecom", 200, { errcode: 40058, errmsg: "exceed max length 4096" }, "refused: bad_message"],
  ["wecom", 200, { errcode: 45002, errmsg: "too long" }, "refused: too_large"],
  ["wecom", 200, { errcode: 45009, errmsg: "api freq out of limit" }, "later: rate_limited"],
  ["wecom", 200, { errcode: -1, errmsg: "system busy" }, "later: refused_by_receiver"],
  ["wecom", 200, "<html>captive portal</html>", "later: bad_answer"],

  ["slack", 200, "ok", "sent"],
  ["slack", 404, "no_service", "refused: bad_token"],
  ["slack", 403, "invalid_token", "refused: bad_token"],
  ["slack", 410, "channel_is_archived", "refused: bad_token"],
  ["slack", 400, "invalid_payload", "refused: bad_message"],
  ["slack", 500, "rollup_error", "later: bad_status"],

  ["teams", 202, "", "sent"],
  ["teams", 200, "1", "sent"],
  [
    "teams",
    200,
    "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429",
    "later: rate_limited",
  ],
  ["teams", 200, "Webhook message delivery failed with error: Summary is required", "later: refused_by_receiver"],
  ["teams", 404, "{}", "refused: bad_token"],
  ["teams", 503, "", "later: bad_status"],

  ["webhook", 204, "", "sent"],
  ["webhook", 410, "", "refused: bad_token"],
  ["webhook", 413, "", "refused: too_large"],
  ["webhook", 422, "", "refused: bad_status"],
  ["webhook", 408, "", "later: bad_status"],
  ["webhook", 500, "", "later: bad_status"],

  ["loonflowWebhook", 200, { code: 0, msg: "" }, "sent"],
  ["loonflowWebhook", 200, { code: -1, msg: "no" }, "later: refused_by_receiver"],
  ["loonflowWebhook", 200, "ok", "later: bad_answer"],
] as const)("%s: %d %j is %s", (vendor, status, said, expected) => {
  expect(judged(vendor, status, said)).toBe(expected);
});

test.each(Object.keys(SENDERS) as (keyof typeof SENDERS)[])("429 of %s is later, when it says", (vendor) => {
  const verdict = SENDERS[vendor].judge({ status: 429, headers: { "retry-after": "90" }, body: "" }, NOW);
  expect(verdict).toMatchObject({ end: "later", code: "rate_limited", retryAfterMs: 90_000 });
});

test("a vendor that blocks for ten minutes is left alone for ten", () => {
  const verdict = dingtalk.judge({ status: 200, headers: {}, body: '{"errcode":130101,"errmsg":"x"}' }, NOW);
  expect(verdict).toMatchObject({ retryAfterMs: 600_000 });
});
