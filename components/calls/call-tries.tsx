import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TryView } from "@/lib/calls/schema";
import { useCallReason } from "./use-call-reason";

/** The tries of a call, oldest first. */
export function CallTries({ tries }: { tries: readonly TryView[] }) {
  return (
    <ol className="divide-y divide-separator rounded-md border border-border bg-surface text-foreground">
      {tries.map((one) => (
        <Try key={one.no} one={one} />
      ))}
    </ol>
  );
}

function Try({ one }: { one: TryView }) {
  const t = useTranslations("calls");
  const words = useCallReason();
  const { no, at, state, durationMs, httpStatus, errorCode, errorDetail, response } = one;
  const ended = errorCode === "" ? t("answered", { status: String(httpStatus) }) : words(errorCode, String(httpStatus));
  const isDetailed = errorDetail !== "" && errorDetail !== String(httpStatus);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
      <span className="font-medium tabular-nums">{t("try", { no })}</span>
      <span className={state === "ended" && errorCode !== "" ? "text-(--danger-text)" : ""}>
        {state === "ended" ? ended : t(state)}
      </span>
      <span className="ms-auto flex gap-x-3 text-muted tabular-nums">
        {durationMs !== null && <span>{t("took", { ms: durationMs })}</span>}
        <RelativeTime at={at} />
      </span>
      {isDetailed && <code className="w-full text-xs wrap-anywhere text-muted">{errorDetail}</code>}
      {response !== "" && (
        <pre className="line-clamp-6 w-full text-xs whitespace-pre-wrap wrap-anywhere text-muted">{response}</pre>
      )}
    </li>
  );
}
