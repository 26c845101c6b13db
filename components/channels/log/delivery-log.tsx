import { ArrowLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ChannelView, DeliveryPage, LogFilter } from "@/lib/notices/channels/schema";
import { DeliveryFilters } from "./delivery-filters";
import { DeliveryRow } from "./delivery-row";
import { logAddress } from "./log-address";

type Props = { filter: LogFilter; deliveries: DeliveryPage; channels: readonly ChannelView[] };

/** What was told to whom, newest first. */
export function DeliveryLog({ filter, deliveries: { rows, older }, channels }: Props) {
  const t = useTranslations("channels.log");
  const isFiltered = filter.status !== null || filter.by !== null || filter.ticket !== "";
  return (
    <section aria-labelledby="deliveries">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-separator px-4 py-1.5 md:px-5">
        <LinkButton href="/settings/channels" size="sm" variant="ghost">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t("back")}
        </LinkButton>
        <h2 id="deliveries" className="text-list font-medium">
          {t("title")}
        </h2>
        <DeliveryFilters filter={filter} channels={channels} />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? "nothingFound" : "emptyTitle")}
          hint={t(isFiltered ? "nothingFoundHint" : "emptyHint")}
        />
      ) : (
        <ul aria-labelledby="deliveries" className="divide-y divide-separator border-b border-separator">
          {rows.map((delivery) => (
            <DeliveryRow key={delivery.key} delivery={delivery} />
          ))}
        </ul>
      )}
      <Pager filter={filter} older={older} />
    </section>
  );
}

function Pager({ filter, older }: { filter: LogFilter; older: string | null }) {
  const t = useTranslations("channels.log");
  if (filter.before === null && older === null) return null;
  return (
    <nav aria-label={t("title")} className="flex justify-end gap-2 px-4 py-3 md:px-5">
      {filter.before !== null && (
        <LinkButton href={logAddress({ ...filter, before: null })} variant="outline" size="sm">
          <ChevronsLeft aria-hidden="true" className="size-4" />
          {t("newest")}
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={logAddress({ ...filter, before: older })} variant="outline" size="sm" rel="next">
          {t("older")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </LinkButton>
      )}
    </nav>
  );
}
