import { ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { DeliveryFilter, DeliveryPage, EndpointView } from "@/lib/webhooks/schema";
import { DeliveryFilters } from "./delivery-filters";
import { DeliveryRow } from "./delivery-row";
import { logAddress } from "./log-address";
import { ReplayButton } from "./replay-button";

type Props = { page: string; endpoint: EndpointView; filter: DeliveryFilter; deliveries: DeliveryPage };

/** What an endpoint was told, newest first, and the way to tell it again. */
export function DeliveryLog({ page, endpoint, filter, deliveries: { rows, older } }: Props) {
  const t = useTranslations("webhooks.log");
  const isFiltered = filter.status !== null || filter.event !== null;
  return (
    <section aria-labelledby="deliveries">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-separator px-4 py-1.5 md:px-5">
        <h3 id="deliveries" className="text-list font-medium">
          {t("title")}
        </h3>
        <DeliveryFilters page={page} filter={filter} />
        {endpoint.isActive && rows.length > 0 && (
          <div className="ms-auto">
            <ReplayButton endpoint={endpoint} />
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? "nothingFound" : "emptyTitle")}
          hint={t(isFiltered ? "nothingFoundHint" : "emptyHint")}
        />
      ) : (
        <ul aria-labelledby="deliveries" className="divide-y divide-separator border-b border-separator">
          {rows.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} isEndpointActive={endpoint.isActive} />
          ))}
        </ul>
      )}
      <Pager page={page} filter={filter} older={older} />
    </section>
  );
}

function Pager({ page, filter, older }: { page: string; filter: DeliveryFilter; older: number | null }) {
  const t = useTranslations("webhooks.log");
  if (filter.before === null && older === null) return null;
  return (
    <nav aria-label={t("title")} className="flex justify-end gap-2 px-4 py-3 md:px-5">
      {filter.before !== null && (
        <LinkButton href={logAddress(page, { ...filter, before: null })} variant="outline" size="sm">
          <ChevronsLeft aria-hidden="true" className="size-4" />
          {t("newest")}
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={logAddress(page, { ...filter, before: older })} variant="outline" size="sm" rel="next">
          {t("older")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </LinkButton>
      )}
    </nav>
  );
}
