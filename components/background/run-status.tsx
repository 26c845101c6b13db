import { useTranslations } from "next-intl";
import type { RunStatus as Status } from "@/lib/background/schema";

const COLOURS: Record<Status, string> = {
  queued: "border border-status-ended bg-transparent",
  running: "bg-status-running",
  completed: "bg-status-finished",
  failed: "bg-status-rejected",
  cancelled: "bg-status-ended",
};

export function RunStatus({ status }: { status: Status }) {
  const t = useTranslations("background.status");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${COLOURS[status]}`} />
      {t(status)}
    </span>
  );
}
