"use client";

import { Button } from "@heroui/react/button";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useCommand } from "@/components/tasks/use-command";
import { RelativeTime } from "@/components/ui/relative-time";
import { replayDeliveryAction } from "@/lib/webhooks/actions";
import type { DeliveryView } from "@/lib/webhooks/schema";
import { eventKey } from "../event-key";
import { useWhyText } from "../use-why-text";
import { DeliveryDetails } from "./delivery-details";
import { DeliveryStatus } from "./delivery-status";

type Props = { delivery: DeliveryView; isEndpointActive: boolean };

/** One delivery: what it was about, what became of it, and below it, once opened, every try. */
export function DeliveryRow({ delivery, isEndpointActive }: Props) {
  const t = useTranslations("webhooks");
  const format = useFormatter();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const { event, ticket, status, isReplay, createdAt } = delivery;
  const name = t(`events.${eventKey(event as "ticket.created")}.name`);
  const at = format.dateTime(new Date(createdAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <li>
      <div className="relative grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 text-list hover:bg-default md:grid-cols-[8rem_12rem_12rem_minmax(0,1fr)_auto] md:px-5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          aria-label={t("log.show", { event: name, at })}
          onClick={() => setOpen(!isOpen)}
          className="flex cursor-pointer items-center gap-1.5 text-start outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          <ChevronRight
            aria-hidden="true"
            className={`size-3.5 shrink-0 text-muted motion-safe:transition-transform ${isOpen ? "rotate-90" : ""}`}
          />
          <DeliveryStatus status={status} />
        </button>
        <span className="font-medium max-md:order-first max-md:col-start-1 max-md:ps-5">
          {name}
          {isReplay && <span className="ms-2 font-normal text-muted">{t("log.repeat")}</span>}
        </span>
        <span className="truncate max-md:order-2 max-md:ps-5">
          {ticket !== null && (
            <Link href={`/tickets/${ticket.id}`} className="link relative z-1 font-mono text-xs">
              {ticket.serial}
            </Link>
          )}
        </span>
        <span className="min-w-0 text-muted max-md:order-3 max-md:col-span-2 max-md:ps-5">
          <Outcome delivery={delivery} />
        </span>
        <RelativeTime at={createdAt} className="text-end text-muted max-md:order-first" />
      </div>
      {isOpen && (
        <div id={panel} className="bg-surface-secondary px-4 py-3 md:px-5 md:ps-10">
          <DeliveryDetails delivery={delivery}>{isEndpointActive && <Again delivery={delivery} />}</DeliveryDetails>
        </div>
      )}
    </li>
  );
}

/** How the last try went, how many there were, and when the next one is. */
function Outcome({ delivery: { last, attempts, status, nextAttemptAt } }: { delivery: DeliveryView }) {
  const t = useTranslations("webhooks.log");
  const why = useWhyText();
  const isEnded = last !== null && last.durationMs !== null;
  const parts = [
    ...(isEnded && last.httpStatus !== null
      ? [t("took", { status: String(last.httpStatus), ms: last.durationMs ?? 0 })]
      : []),
    ...(isEnded && last.httpStatus === null ? [why(last)] : []),
    ...(attempts === 1 && status === "delivered" ? [] : [t("tries", { count: attempts })]),
  ];
  return (
    <span className="flex flex-wrap gap-x-3">
      {parts.map((part) => (
        <span key={part} className="tabular-nums">
          {part}
        </span>
      ))}
      {status === "pending" && nextAttemptAt !== null && attempts > 0 && (
        <span>
          {t("next")} <RelativeTime at={nextAttemptAt} />
        </span>
      )}
    </span>
  );
}

function Again({ delivery: { id: deliveryId, status } }: { delivery: DeliveryView }) {
  const t = useTranslations("webhooks.replay");
  const { run, isPending, error } = useCommand({ onDone: () => {} });
  const isWaiting = status === "pending";
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button
        size="sm"
        variant="outline"
        isPending={isPending}
        onPress={() => run(() => replayDeliveryAction({ deliveryId }), t(isWaiting ? "nowDone" : "oneDone"))}
      >
        {t(isWaiting ? "now" : "one")}
      </Button>
      {error !== null && <p className="text-list text-(--danger-text)">{error}</p>}
    </div>
  );
}
