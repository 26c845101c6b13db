import { useTranslations } from "next-intl";
import type { TimelineEntry, VisibleForm } from "@/lib/tickets/schema";
import { TimelineItem } from "./timeline-item";

type Props = { entries: readonly TimelineEntry[]; names: Pick<VisibleForm, "people" | "departments"> };

/** What happened to the ticket, in order. */
export function Timeline({ entries, names }: Props) {
  const t = useTranslations("tickets.timeline");
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title" className="mb-3 text-xs font-medium text-muted">
        {t("title")}
      </h2>
      <ol className="flex flex-col">
        {entries.map((entry) => (
          <TimelineItem key={entry.seq} entry={entry} names={names} />
        ))}
      </ol>
    </section>
  );
}
