import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import type { EndpointView } from "@/lib/webhooks/schema";
import { EndpointHealth } from "./endpoint-health";
import { type EndpointPlace, placePath } from "./endpoint-place";

type Props = { place: EndpointPlace; endpoints: readonly EndpointView[] };

/** The endpoints of a place with how they do; the first step where there are none. */
export function EndpointList({ place, endpoints }: Props) {
  const t = useTranslations("webhooks");
  const base = placePath(place);
  const add = (
    <LinkButton href={`${base}/new`} size="sm" variant={endpoints.length === 0 ? "primary" : "outline"}>
      <Plus aria-hidden="true" className="size-4" />
      {t("add")}
    </LinkButton>
  );
  if (endpoints.length === 0) return <EmptyState title={t("emptyTitle")} hint={t("emptyHint")} action={add} />;
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-4 md:px-5">
        <p className="max-w-[72ch] grow basis-80 text-list text-muted">
          {t(place.flowId === null ? "intro" : "introFlow")}
        </p>
        <div className="ms-auto">{add}</div>
      </div>
      <ul className="divide-y divide-separator border-y border-separator">
        {endpoints.map((endpoint) => (
          <li key={endpoint.id}>
            <Link
              href={`${base}/${endpoint.id}`}
              className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 px-4 py-2 text-list hover:bg-default focus-visible:focus-ring md:grid-cols-[minmax(12rem,1fr)_minmax(8rem,12rem)_8rem_12rem] md:px-5"
            >
              <Named endpoint={endpoint} />
              <span className="truncate text-muted max-md:order-3">
                {place.flowId === null && (endpoint.flow?.name ?? t("everyFlow"))}
              </span>
              <span className="text-muted max-md:order-4 max-md:text-end">
                {endpoint.events.length === HAPPENINGS.length
                  ? t("allEvents")
                  : t("eventCount", { count: endpoint.events.length })}
              </span>
              <EndpointHealth endpoint={endpoint} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Named({ endpoint: { name, url, missed, pending } }: { endpoint: EndpointView }) {
  const t = useTranslations("webhooks");
  return (
    <span className="min-w-0">
      <span className="flex flex-wrap gap-x-3">
        <span className="font-medium wrap-anywhere">{name}</span>
        {missed > 0 && <span className="text-(--danger-text)">{t("missedCount", { count: missed })}</span>}
        {pending > 0 && <span className="text-muted">{t("pendingCount", { count: pending })}</span>}
      </span>
      <span className="block truncate font-mono text-xs text-muted">{url}</span>
    </span>
  );
}
