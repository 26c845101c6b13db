import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PersonName } from "@/components/ui/person-name";
import { RelativeTime } from "@/components/ui/relative-time";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import type { EndpointView } from "@/lib/webhooks/schema";
import { eventKey } from "./event-key";

/** What there is to know of an endpoint, but for its secret. */
export function EndpointFacts({ endpoint }: { endpoint: EndpointView }) {
  const t = useTranslations("webhooks");
  const { url, events, flow, createdBy, lastSuccessAt, failingSince, rotatingUntil } = endpoint;
  const names =
    events.length === HAPPENINGS.length ? [t("allEvents")] : events.map((event) => t(`events.${eventKey(event)}.name`));
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-list">
      <Fact name={t("url")}>
        <span className="font-mono text-xs wrap-anywhere">{url}</span>
      </Fact>
      <Fact name={t("flow")}>{flow?.name ?? t("everyFlow")}</Fact>
      <Fact name={t("form.events")}>
        <ul className="flex flex-wrap gap-x-3">
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Fact>
      <Fact name={t("secret")}>
        {rotatingUntil === null ? t("secretKept") : t("rotating", { at: new Date(rotatingUntil) })}
      </Fact>
      <Fact name={t("lastSuccess")}>{lastSuccessAt === null ? t("never") : <RelativeTime at={lastSuccessAt} />}</Fact>
      {failingSince !== null && (
        <Fact name={t("failingSince")}>
          <RelativeTime at={failingSince} className="text-(--danger-text)" />
        </Fact>
      )}
      {createdBy !== null && (
        <Fact name={t("madeBy")}>
          <PersonName {...createdBy} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
