import { ChevronRight, ChevronsLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { CallFilter, CallPage } from "@/lib/calls/schema";
import { CallRow } from "./call-row";
import { callLogAddress } from "./log-address";

type Props = { page: string; filter: CallFilter; calls: CallPage };

const FILTERS = [null, "failed", "open"] as const;

/** What the hook nodes of a flow have asked of other systems, newest first. */
export function CallLog({ page, filter, calls: { rows, older } }: Props) {
  const t = useTranslations("calls.log");
  const isFiltered = filter.status !== null || filter.before !== null;
  return (
    <section aria-label={t("title")}>
      <nav aria-label={t("byStatus")} className="overflow-x-auto border-b border-separator px-4 py-1.5 md:px-5">
        <ul className="flex gap-1">
          {FILTERS.map((status) => (
            <li key={status ?? "all"}>
              <Link
                href={callLogAddress(page, { status, before: null })}
                aria-current={status === filter.status ? "page" : undefined}
                className="flex h-7 items-center rounded-md px-2 text-list whitespace-nowrap text-muted hover:bg-default hover:text-foreground focus-visible:focus-ring aria-[current=page]:bg-default aria-[current=page]:text-foreground pointer-coarse:h-11"
              >
                {t(`filters.${status ?? "all"}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? "nothingFound" : "emptyTitle")}
          hint={t(isFiltered ? "nothingFoundHint" : "emptyHint")}
        />
      ) : (
        <ul aria-label={t("title")} className="divide-y divide-separator border-b border-separator">
          {rows.map((call) => (
            <CallRow key={call.id} call={call} />
          ))}
        </ul>
      )}
      <Pager page={page} filter={filter} older={older} />
    </section>
  );
}

function Pager({ page, filter, older }: { page: string; filter: CallFilter; older: number | null }) {
  const t = useTranslations("calls.log");
  if (filter.before === null && older === null) return null;
  return (
    <nav aria-label={t("pages")} className="flex justify-end gap-2 px-4 py-3 md:px-5">
      {filter.before !== null && (
        <LinkButton href={callLogAddress(page, { ...filter, before: null })} variant="outline" size="sm">
          <ChevronsLeft aria-hidden="true" className="size-4" />
          {t("newest")}
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={callLogAddress(page, { ...filter, before: older })} variant="outline" size="sm" rel="next">
          {t("older")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </LinkButton>
      )}
    </nav>
  );
}
