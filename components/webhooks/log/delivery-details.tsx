"use client";

import { Spinner } from "@heroui/react/spinner";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { RelativeTime } from "@/components/ui/relative-time";
import { loadDeliveryAction } from "@/lib/webhooks/actions";
import type { AttemptView, DeliveryView, DeliveryDetails as Details } from "@/lib/webhooks/schema";
import { useWhyText } from "../use-why-text";

type Props = { delivery: DeliveryView; children: ReactNode };

/** What was sent and every try of it; below the tries, what can be done. */
export function DeliveryDetails({ delivery, children }: Props) {
  const t = useTranslations("webhooks.log");
  const details = useDetails(delivery);
  if (details === "failed") return <FormAlert>{t("loadFailed")}</FormAlert>;
  if (details === null) return <Spinner size="sm" aria-label={t("title")} />;
  return (
    <div className="grid gap-4 text-list lg:grid-cols-2">
      <div className="min-w-0">
        {details.attempts.length === 0 ? (
          <p className="text-muted">{t("noAttempts")}</p>
        ) : (
          <ol className="divide-y divide-separator rounded-md border border-border bg-surface">
            {details.attempts.map((attempt, index) => (
              <Attempt
                key={attempt.no}
                attempt={attempt}
                isUnderWay={details.status === "pending" && index === details.attempts.length - 1}
              />
            ))}
          </ol>
        )}
        <p className="mt-2 text-xs text-muted">
          {t("id")} <code className="wrap-anywhere">{details.id}</code>
        </p>
        {children}
      </div>
      <section className="min-w-0" aria-label={t("body")}>
        <h4 className="mb-1.5 text-xs font-medium text-muted">{t("body")}</h4>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-md border border-border bg-surface p-3 text-xs whitespace-pre-wrap wrap-anywhere"
        >
          {details.body}
        </pre>
      </section>
    </div>
  );
}

function Attempt({ attempt, isUnderWay }: { attempt: AttemptView; isUnderWay: boolean }) {
  const t = useTranslations("webhooks.log");
  const why = useWhyText();
  const { no, at, durationMs, httpStatus, errorCode, errorDetail, response } = attempt;
  const took = { status: String(httpStatus), ms: durationMs ?? 0 };
  const cut = isUnderWay ? t("underWay") : t("cutOff");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
      <span className="font-medium tabular-nums">{t("attempt", { no })}</span>
      <span className={errorCode === "" ? "" : "text-(--danger-text)"}>
        {durationMs === null ? cut : httpStatus === null ? why(attempt) : t("took", took)}
      </span>
      <RelativeTime at={at} className="ms-auto text-muted" />
      {errorDetail !== "" && <code className="w-full text-xs wrap-anywhere text-muted">{errorDetail}</code>}
      {response !== "" && (
        <pre className="line-clamp-6 w-full text-xs whitespace-pre-wrap wrap-anywhere text-muted">{response}</pre>
      )}
    </li>
  );
}

/** Read anew whenever the delivery has changed. */
function useDetails({ id, status, attempts }: DeliveryView): Details | "failed" | null {
  const [details, setDetails] = useState<Details | "failed" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has changed is what is read.
  useEffect(() => {
    let isCurrent = true;
    loadDeliveryAction(id).then(
      (loaded) => isCurrent && setDetails(loaded ?? "failed"),
      () => isCurrent && setDetails("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, status, attempts]);
  return details;
}
