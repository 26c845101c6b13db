"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CallEntry } from "@/lib/calls/schema";
import { useCallReason } from "../use-call-reason";
import { CallStatus } from "./call-status";
import { LoadedCall } from "./loaded-call";
import { RetryCall } from "./retry-call";

/** One call: where in which ticket, what became of it, and below it, once opened, every try. */
export function CallRow({ call }: { call: CallEntry }) {
  const t = useTranslations("calls");
  const format = useFormatter();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const { ticket, nodeName, attempt, status, createdAt, retry } = call;
  const at = format.dateTime(new Date(createdAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <li>
      <div className="relative grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 text-list hover:bg-default md:grid-cols-[9rem_13rem_minmax(8rem,14rem)_minmax(0,1fr)_auto] md:px-5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          aria-label={t("log.show", { node: nodeName, serial: ticket.serial, at })}
          onClick={() => setOpen(!isOpen)}
          className="flex cursor-pointer items-center gap-1.5 text-start outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          <ChevronRight
            aria-hidden="true"
            className={`size-3.5 shrink-0 text-muted motion-safe:transition-transform ${isOpen ? "rotate-90" : ""}`}
          />
          <CallStatus status={status} />
        </button>
        <span className="flex min-w-0 items-center gap-2 max-md:order-2 max-md:ps-5">
          <Link href={`/tickets/${ticket.id}`} className="link relative z-1 truncate font-mono text-xs">
            {ticket.serial}
          </Link>
          {ticket.isTest && (
            <span className="rounded-sm bg-warning-soft px-1.5 text-xs leading-5 text-warning-soft-foreground">
              {t("log.test")}
            </span>
          )}
        </span>
        <span className="truncate font-medium max-md:order-first max-md:ps-5">
          {nodeName}
          {attempt > 1 && <span className="ms-2 font-normal text-muted">{t("attempt", { no: attempt })}</span>}
        </span>
        <span className="min-w-0 text-muted max-md:order-3 max-md:col-span-2 max-md:ps-5">
          <Outcome call={call} />
        </span>
        <RelativeTime at={createdAt} className="text-end text-muted max-md:order-first" />
      </div>
      {isOpen && (
        <div id={panel} className="bg-surface-secondary px-4 py-3 md:px-5 md:ps-10">
          <LoadedCall call={call}>
            {retry !== null && <RetryCall ticket={ticket} nodeName={nodeName} jobNo={retry.jobNo} />}
          </LoadedCall>
        </div>
      )}
    </li>
  );
}

/** Why it failed or how the last try went, how many there were, and what comes next. */
function Outcome({ call: { status, reason, detail, last, tries, nextTryAt, callbackDueAt } }: { call: CallEntry }) {
  const t = useTranslations("calls");
  const words = useCallReason();
  const isAnswered = last !== null && last.durationMs !== null && last.httpStatus !== null;
  return (
    <span className="flex flex-wrap gap-x-3">
      {reason !== "" && <span className="wrap-anywhere">{words(reason, detail)}</span>}
      {reason === "answered_no" && detail !== "" && <span className="wrap-anywhere">{detail}</span>}
      {reason === "" && isAnswered && (
        <span className="tabular-nums">
          {t("answered", { status: String(last.httpStatus) })} · {t("took", { ms: last.durationMs ?? 0 })}
        </span>
      )}
      {(tries > 1 || status === "calling") && <span className="tabular-nums">{t("tries", { count: tries })}</span>}
      {status === "calling" && tries > 0 && nextTryAt !== null && (
        <span>
          {t("log.next")} <RelativeTime at={nextTryAt} />
        </span>
      )}
      {callbackDueAt !== null && (
        <span>
          {t("log.due")} <RelativeTime at={callbackDueAt} />
        </span>
      )}
    </span>
  );
}
