import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Hold, OpenJob } from "@/lib/tickets/schema";

/** What a ticket has others do, and since when. */
export function JobLine({ job }: { job: OpenJob }) {
  const t = useTranslations("tickets.waiting");
  if (job.status === "failed") {
    return (
      <span className="inline-flex items-center gap-1.5 font-medium text-(--danger-text)">
        <span aria-hidden="true" className="size-2 rounded-full bg-status-rejected" />
        {t("failed", { node: job.nodeName })}
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {t.rich(job.kind, {
        node: job.nodeName,
        muted: (chunks) => <span className="text-muted">{chunks}</span>,
        since: () => <RelativeTime at={job.since} className="text-muted" />,
      })}
    </span>
  );
}

/** Until when a node holds a ticket. */
export function HoldLine({ hold }: { hold: Hold }) {
  const t = useTranslations("tickets.waiting");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {t.rich("hold", {
        node: hold.nodeName,
        muted: (chunks) => <span className="text-muted">{chunks}</span>,
        until: () => <RelativeTime at={hold.until} className="font-medium" />,
      })}
    </span>
  );
}
