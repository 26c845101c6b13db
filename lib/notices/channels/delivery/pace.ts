import type { ChannelKind } from "../channel-kind";

const WINDOW_MS = 60_000;

/** What vendors take from one bot in a minute, or a little less; whoever says more is not heard at all for a while. */
const PER_MINUTE: Record<ChannelKind, number | null> = {
  email: null,
  webhook: null,
  dingtalk: 18,
  feishu: 90,
  wecom: 18,
  slack: 50,
  teams: 60,
  script: null,
};

export type Pace = { limit: number; windowMs: number };

export function paceOf(kind: ChannelKind): Pace | null {
  const limit = PER_MINUTE[kind];
  return limit === null ? null : { limit, windowMs: WINDOW_MS };
}
