"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeliveryView } from "@/lib/notices/channels/schema";
import { useWhy } from "../use-why";
import { DeliveryState } from "./delivery-state";
import { MessageDetails } from "./message-details";
import { RetryButton } from "./retry-button";
import { useEventName } from "./use-event-name";

/** One delivery: what it was about and for whom, what became of it, and below it, once opened, every try. */
export function DeliveryRow({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("channels.log");
  const format = useFormatter();
  const eventName = useEventName();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const { event, title, ticket, channel, person, status, createdAt, kind, errorCode } = delivery;
  const name = eventName(event);
  const at = format.dateTime(new Date(createdAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <li>
      <div className="relative grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 px-4 py-2 text-list hover:bg-default md:grid-cols-[8rem_minmax(8rem,12rem)_minmax(0,1fr)_auto] md:px-5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          aria-label={t("show", { event: name, at })}
          onClick={() => setOpen(!isOpen)}
          className="flex cursor-pointer items-center gap-1.5 text-start outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          <ChevronRight
            aria-hidden="true"
            className={`size-3.5 shrink-0 text-muted motion-safe:transition-transform ${isOpen ? "rotate-90" : ""}`}
          />
          <DeliveryState status={status} />
        </button>
        <span className="min-w-0 max-md:order-2 max-md:col-span-2 max-md:ps-5">
          <span className="block truncate font-medium">{channel?.name ?? person?.name}</span>
          {person !== null && person.address !== "" && (
            <span className="block truncate text-xs text-muted">{person.address}</span>
          )}
        </span>
        <span className="min-w-0 max-md:order-3 max-md:col-span-2 max-md:ps-5">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="wrap-anywhere">{title === "" ? name : title}</span>
            {ticket !== null && (
              <Link href={`/tickets/${ticket.id}`} className="link relative z-1 font-mono text-xs">
                {ticket.serial}
              </Link>
            )}
          </span>
          <Outcome delivery={delivery} name={title === "" ? "" : name} />
        </span>
        <RelativeTime at={createdAt} className="text-end text-muted max-md:order-1" />
      </div>
      {isOpen && (
        <div id={panel} className="bg-surface-secondary px-4 py-3 md:px-5 md:ps-10">
          {kind === "message" ? <MessageDetails delivery={delivery} /> : <Why code={errorCode} />}
          <RetryButton delivery={delivery} />
        </div>
      )}
    </li>
  );
}

/** For what it was told, why it was not taken, how often that was tried, and when it is tried again. */
function Outcome({
  delivery: { attempts, status, errorCode, nextAttemptAt },
  name,
}: {
  delivery: DeliveryView;
  name: string;
}) {
  const t = useTranslations("channels.log");
  const why = useWhy();
  return (
    <span className="flex flex-wrap gap-x-3 text-xs text-muted">
      {name !== "" && <span>{name}</span>}
      {errorCode !== "" && <span className="line-clamp-2 wrap-anywhere">{why(errorCode)}</span>}
      {attempts > 1 && <span>{t("tries", { count: attempts })}</span>}
      {status === "failed" && nextAttemptAt !== null && (
        <span>
          {t("next")} <RelativeTime at={nextAttemptAt} />
        </span>
      )}
    </span>
  );
}

function Why({ code }: { code: string }) {
  const why = useWhy();
  return code === "" ? null : <p className="max-w-[72ch] text-list wrap-anywhere">{why(code)}</p>;
}
