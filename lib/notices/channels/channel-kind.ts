/** What a channel speaks to. */
export const CHANNEL_KINDS = ["email", "webhook", "dingtalk", "feishu", "wecom", "slack", "teams", "script"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
