"use client";

import { Spinner } from "@heroui/react/spinner";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { RelativeTime } from "@/components/ui/relative-time";
import { loadMessageAction } from "@/lib/notices/channels/actions";
import type { DeliveryView, MessageDetails as Details, TryView } from "@/lib/notices/channels/schema";
import { useWhy } from "../use-why";

/** What a channel said and every try of it. */
export function MessageDetails({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("channels.log");
  const details = useDetails(delivery);
  if (details === "failed") return <FormAlert>{t("loadFailed")}</FormAlert>;
  if (details === null) return <Spinner size="sm" aria-label={t("title")} />;
  const { tries, status, title, content } = details;
  return (
    <div className="grid gap-4 text-list lg:grid-cols-2">
      <div className="min-w-0">
        {tries.length === 0 ? (
          <p className="text-muted">{t("noAttempts")}</p>
        ) : (
          <ol className="divide-y divide-separator rounded-md border border-border bg-surface">
            {tries.map((attempt, index) => (
              <Try key={attempt.no} attempt={attempt} isUnderWay={status === "sending" && index === tries.length - 1} />
            ))}
          </ol>
        )}
      </div>
      <section className="min-w-0" aria-label={t("message")}>
        <h4 className="mb-1.5 text-xs font-medium text-muted">{t("message")}</h4>
        <div className="max-h-96 overflow-auto rounded-md border border-border bg-surface p-3 whitespace-pre-wrap wrap-anywhere">
          <p className="font-medium">{title}</p>
          {content}
        </div>
      </section>
    </div>
  );
}

function Try({ attempt, isUnderWay }: { attempt: TryView; isUnderWay: boolean }) {
  const t = useTranslations("channels.log");
  const why = useWhy();
  const { no, at, durationMs, httpStatus, errorCode, errorDetail, response } = attempt;
  const took =
    httpStatus === null
      ? t("took", { ms: durationMs ?? 0 })
      : t("tookHttp", { status: String(httpStatus), ms: durationMs ?? 0 });
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
      <span className="font-medium tabular-nums">{t("attempt", { no })}</span>
      <span className="text-muted tabular-nums">
        {durationMs === null ? t(isUnderWay ? "underWay" : "cutOff") : took}
      </span>
      <RelativeTime at={at} className="ms-auto text-muted" />
      {errorCode !== "" && <span className="w-full text-(--danger-text)">{why(errorCode)}</span>}
      {errorDetail !== "" && <code className="w-full text-xs wrap-anywhere text-muted">{errorDetail}</code>}
      {response !== "" && (
        <pre className="max-h-40 w-full overflow-auto text-xs whitespace-pre-wrap wrap-anywhere text-muted">
          {response}
        </pre>
      )}
    </li>
  );
}

/** Read anew whenever the message has changed. */
function useDetails({ id, status, attempts }: DeliveryView): Details | "failed" | null {
  const [details, setDetails] = useState<Details | "failed" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has changed is what is read.
  useEffect(() => {
    let isCurrent = true;
    loadMessageAction(id).then(
      (loaded) => isCurrent && setDetails(loaded ?? "failed"),
      () => isCurrent && setDetails("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, status, attempts]);
  return details;
}
