import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ChannelView } from "@/lib/notices/channels/schema";

type Health = "working" | "failing" | "paused" | "off" | "unused";

const COLOURS: Record<Health, string> = {
  working: "bg-status-finished",
  failing: "bg-status-rejected",
  paused: "bg-status-overdue",
  off: "bg-status-ended",
  unused: "border border-status-ended bg-transparent",
};

/** How a channel does, and since when or when last. */
export function ChannelHealth({ channel }: { channel: ChannelView }) {
  const t = useTranslations("channels.health");
  const health = healthOf(channel);
  const at = { working: channel.lastSentAt, failing: channel.failingSince, paused: null, off: null, unused: null }[
    health
  ];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[health]}`} />
      {t(health)}
      {at !== null && <RelativeTime at={at} className="text-muted" />}
    </span>
  );
}

function healthOf({ isActive, failingSince, lastSentAt, pausedUntil }: ChannelView): Health {
  if (!isActive) return "off";
  if (pausedUntil !== null) return "paused";
  if (failingSince !== null) return "failing";
  return lastSentAt === null ? "unused" : "working";
}
