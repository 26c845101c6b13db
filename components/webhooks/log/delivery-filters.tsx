"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChoiceFilter } from "@/components/tickets/filters/choice-filter";
import { HAPPENINGS } from "@/lib/tickets/log/happenings";
import type { DeliveryFilter } from "@/lib/webhooks/schema";
import { eventKey } from "../event-key";
import { logAddress } from "./log-address";

type Props = { page: string; filter: DeliveryFilter };

const STATUSES = [null, "missed", "pending", "delivered"] as const;

/** Which deliveries are listed: by what became of them, and by event. */
export function DeliveryFilters({ page, filter }: Props) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const { status, event } = filter;
  return (
    <>
      <nav aria-label={t("log.byStatus")} className="overflow-x-auto">
        <ul className="flex gap-1">
          {STATUSES.map((choice) => (
            <li key={choice ?? "all"}>
              <Link
                href={logAddress(page, { status: choice, event, before: null })}
                aria-current={choice === status ? "page" : undefined}
                className="flex h-7 items-center rounded-md px-2 text-list whitespace-nowrap text-muted hover:bg-default hover:text-foreground focus-visible:focus-ring aria-[current=page]:bg-default aria-[current=page]:text-foreground pointer-coarse:h-11"
              >
                {t(`log.status.${choice ?? "all"}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ChoiceFilter
        label={t("log.event")}
        choices={HAPPENINGS.map((id) => ({ id, name: t(`events.${eventKey(id)}.name`) }))}
        chosen={event === null ? [] : [event]}
        onChoose={([chosen]) => router.push(logAddress(page, { status, event: chosen ?? null, before: null }))}
      />
    </>
  );
}
