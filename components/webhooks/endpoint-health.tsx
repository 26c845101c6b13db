import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { EndpointView } from "@/lib/webhooks/schema";

type Health = "working" | "failing" | "off" | "unused";

const COLOURS: Record<Health, string> = {
  working: "bg-status-finished",
  failing: "bg-status-rejected",
  off: "bg-status-ended",
  unused: "border border-status-ended bg-transparent",
};

/** How an endpoint does, and since when or when last. */
export function EndpointHealth({ endpoint }: { endpoint: EndpointView }) {
  const t = useTranslations("webhooks.health");
  const health = healthOf(endpoint);
  const { disabledAt, failingSince, lastSuccessAt } = endpoint;
  const at = { off: disabledAt, failing: failingSince, working: lastSuccessAt, unused: null }[health];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[health]}`} />
      {t(health)}
      {at !== null && <RelativeTime at={at} className="text-muted" />}
    </span>
  );
}

function healthOf({ isActive, failingSince, lastSuccessAt }: EndpointView): Health {
  if (!isActive) return "off";
  if (failingSince !== null) return "failing";
  return lastSuccessAt === null ? "unused" : "working";
}
