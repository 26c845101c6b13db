import { useTranslations } from "next-intl";
import type { CallStatus as Status } from "@/lib/calls/schema";

const COLOURS: Record<Status, string> = {
  calling: "bg-status-running",
  waiting: "bg-status-running",
  done: "bg-status-finished",
  failed: "bg-status-rejected",
  cancelled: "bg-status-ended",
};

export function CallStatus({ status }: { status: Status }) {
  const t = useTranslations("calls.status");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[status]}`} />
      {t(status)}
    </span>
  );
}
