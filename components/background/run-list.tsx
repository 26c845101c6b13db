import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RunEntry } from "@/lib/background/schema";
import { RunStatus } from "./run-status";

const SCHEDULED = "inngest/scheduled.timer";

type Props = { runs: readonly RunEntry[]; isFiltered: boolean };

/** Runs of background functions, newest first. */
export function RunList({ runs, isFiltered }: Props) {
  const t = useTranslations("background");
  if (runs.length === 0) {
    return <EmptyState title={t(isFiltered ? "nothingFound" : "noRuns")} hint={isFiltered ? "" : t("noRunsHint")} />;
  }
  return (
    <ul className="divide-y divide-separator border-b border-separator">
      {runs.map((run) => (
        <li key={run.id}>
          <Link
            href={`/settings/background/${run.id}`}
            className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2 text-list hover:bg-default focus-visible:focus-ring md:grid-cols-[7.5rem_14rem_1fr_auto] md:px-5"
          >
            <RunStatus status={run.status} />
            <span className="truncate font-medium max-md:order-first">{run.functionId}</span>
            <span className="min-w-0 truncate text-muted max-md:col-span-2">
              <About run={run} />
            </span>
            <RelativeTime at={run.createdAt} className="text-muted max-md:order-first max-md:text-end" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What went wrong, or else what the run is about. */
function About({ run }: { run: RunEntry }) {
  const t = useTranslations("background");
  if (run.error !== "") return run.error;
  if (run.ticketId !== null) return t("ticket", { id: String(run.ticketId) });
  return run.event === SCHEDULED ? t("onSchedule") : run.event;
}
