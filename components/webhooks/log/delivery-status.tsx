import { useTranslations } from "next-intl";
import type { DeliveryStatus as Status } from "@/lib/webhooks/schema";

const COLOURS: Record<Status, string> = {
  pending: "bg-status-running",
  delivered: "bg-status-finished",
  dead: "bg-status-rejected",
  cancelled: "bg-status-ended",
};

export function DeliveryStatus({ status }: { status: Status }) {
  const t = useTranslations("webhooks.log.status");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[status]}`} />
      {t(status)}
    </span>
  );
}
