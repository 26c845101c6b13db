import { useTranslations } from "next-intl";
import type { MessageStatus } from "@/lib/notices/channels/schema";

const COLOURS: Record<MessageStatus, string> = {
  pending: "bg-status-running",
  sending: "bg-status-running",
  sent: "bg-status-finished",
  failed: "bg-status-overdue",
  dead: "bg-status-rejected",
  skipped: "bg-status-ended",
};

export function DeliveryState({ status }: { status: MessageStatus }) {
  const t = useTranslations("channels.log.status");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[status]}`} />
      {t(status)}
    </span>
  );
}
