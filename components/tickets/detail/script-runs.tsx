import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OpenJob } from "@/lib/tickets/schema";

/** What the attempts of a script printed before they failed, for who may try again. */
export function ScriptRuns({ runs }: Pick<OpenJob, "runs">) {
  const t = useTranslations("scripts");
  if (runs.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-list focus-visible:focus-ring">{t("output")}</summary>
      <ol className="mt-1.5 flex flex-col gap-2">
        {runs.map(({ attempt, output, durationMs, startedAt }) => (
          <li key={attempt}>
            <p className="flex flex-wrap gap-x-2 text-xs opacity-80">
              <span>{t("attempt", { attempt })}</span>
              <RelativeTime at={startedAt} />
              {durationMs !== null && <span>{t("took", { seconds: (durationMs / 1000).toFixed(1) })}</span>}
            </p>
            {output === "" ? (
              <p className="text-xs opacity-80">{t("noOutput")}</p>
            ) : (
              <pre className="max-h-60 overflow-auto rounded-sm bg-surface p-2 text-xs whitespace-pre-wrap text-foreground wrap-anywhere">
                {output}
              </pre>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
