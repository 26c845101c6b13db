import type { ChannelConfig } from "../channel-config";
import { dingtalk } from "./chats/dingtalk";
import { feishu } from "./chats/feishu";
import { slack } from "./chats/slack";
import { teams } from "./chats/teams";
import { wecom } from "./chats/wecom";
import { loonflowWebhook } from "./loonflow-webhook";
import type { OutgoingMessage } from "./outgoing-message";
import type { HttpSender } from "./sender";
import { webhook } from "./webhook";

type HttpConfig = Exclude<ChannelConfig, { kind: "email" | "script" }>;

/** The call that says a message, and how to read its answer. */
export function httpSenderOf(config: HttpConfig, message: OutgoingMessage) {
  const bound = <Config extends HttpConfig>(sender: HttpSender<Config>, its: Config) => ({
    call: sender.request(its, message),
    judge: sender.judge,
  });
  switch (config.kind) {
    case "webhook":
      return bound(config.format === "loonflow" ? loonflowWebhook : webhook, config);
    case "dingtalk":
      return bound(dingtalk, config);
    case "feishu":
      return bound(feishu, config);
    case "wecom":
      return bound(wecom, config);
    case "slack":
      return bound(slack, config);
    case "teams":
      return bound(teams, config);
  }
}
