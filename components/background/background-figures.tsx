"use client";

import { useFormatter, useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import type { BackgroundPage } from "@/lib/background/schema";

type Props = Pick<BackgroundPage, "executor" | "runner"> & {
  outbox: { lagMs: number; unsent: number; isLate: boolean };
};

/** How the background work stands, in figures; an alarm stands before them. */
export function BackgroundFigures({ executor, runner, outbox }: Props) {
  const t = useTranslations("background");
  const lag = useDuration();
  const figures: [string, string][] = [
    [t("unsent"), String(outbox.unsent)],
    [t("lag"), lag(outbox.lagMs)],
    ...(runner === null
      ? []
      : ([
          [t("queued"), String(runner.queued)],
          [t("oldest"), lag(runner.oldestDueMs ?? 0)],
          [t("running"), String(runner.running)],
          [t("scheduled"), String(runner.scheduled)],
        ] as [string, string][])),
  ];
  return (
    <section className="flex flex-col gap-3 px-4 py-4 md:px-5" aria-label={t("title")}>
      {outbox.isLate && <FormAlert tone="error">{t("late", { lag: lag(outbox.lagMs) })}</FormAlert>}
      <p className="text-list text-muted">
        {t(executor === "inngest" ? "atInngest" : runner === null ? "starting" : "here")}
      </p>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        {figures.map(([name, value]) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="text-xl tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {runner !== null && runner.unserved > 0 && (
        <FormAlert tone="warning">{t("unserved", { count: runner.unserved })}</FormAlert>
      )}
    </section>
  );
}

/** A span of milliseconds in its largest fitting unit. */
function useDuration(): (ms: number) => string {
  const format = useFormatter();
  return (ms) => {
    const [value, unit] =
      ms < 90_000 ? [ms / 1000, "second"] : ms < 5_400_000 ? [ms / 60_000, "minute"] : [ms / 3_600_000, "hour"];
    return format.number(Math.round(value as number), { style: "unit", unit: unit as string, unitDisplay: "short" });
  };
}
