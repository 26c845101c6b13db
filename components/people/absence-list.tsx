"use client";

import { Button } from "@heroui/react/button";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { useTransition } from "react";
import { cancelAbsenceAction } from "@/lib/directory/actions";
import type { AbsencePage } from "@/lib/directory/schema";
import { type Period, readablePeriod } from "./absence-days";

type Absence = AbsencePage["absences"][number];
type Props = { absences: readonly Absence[] };

/** One's own absences that are not over, each with the way to take it back. */
export function AbsenceList({ absences }: Props) {
  const t = useTranslations("absence");
  return (
    <section aria-labelledby="absences">
      <h2 id="absences" className="mb-1.5 text-xs font-medium text-muted">
        {t("listTitle")}
      </h2>
      {absences.length === 0 ? (
        <p className="text-list text-muted">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-separator overflow-hidden rounded-md border border-border">
          {absences.map((absence) => (
            <AbsenceItem key={absence.id} absence={absence} />
          ))}
        </ul>
      )}
    </section>
  );
}

function AbsenceItem({ absence }: { absence: Absence }) {
  const t = useTranslations("absence");
  const format = useFormatter();
  const { cancel, isPending } = useCancel(absence);
  const hasBegun = useHasBegun(absence);
  const period = usePeriodText(absence);
  const { standIn, flows } = absence;
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <div className="min-w-0 grow text-list">
        <p className="flex flex-wrap gap-x-2 font-medium tabular-nums">
          {hasBegun && (
            <span className="inline-flex items-center gap-1.5 font-normal">
              <span aria-hidden="true" className="size-2 rounded-full bg-status-overdue" />
              {t("now")}
            </span>
          )}
          <span>{period}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-muted">
          <span>{standIn === null ? t("nobodyActs") : t("acts", { name: standIn.name })}</span>
          {flows !== null && <span>{t("onlyFlows", { flows: format.list(flows.map(({ name }) => name)) })}</span>}
        </p>
      </div>
      <Button
        size="sm"
        variant="outline"
        className="shrink-0"
        aria-label={t(hasBegun ? "endNowLabel" : "takeBackLabel", { period })}
        isPending={isPending}
        onPress={() => cancel(hasBegun)}
      >
        {t(hasBegun ? "endNow" : "takeBack")}
      </Button>
    </li>
  );
}

function useHasBegun({ startsAt }: Absence): boolean {
  return Date.parse(startsAt) <= useNow({ updateInterval: 60_000 }).getTime();
}

function useCancel({ id }: Absence) {
  const t = useTranslations("absence");
  const router = useRouter();
  const [isPending, begin] = useTransition();
  const cancel = (hasBegun: boolean) =>
    begin(async () => {
      const answer = await cancelAbsenceAction({ absenceId: id });
      if (answer.ok) toast.success(t(hasBegun ? "ended" : "takenBack"));
      else toast.danger(answer.error.message);
      begin(() => router.refresh());
    });
  return { cancel, isPending };
}

function usePeriodText(period: Period): string {
  const t = useTranslations("absence");
  const format = useFormatter();
  const { isWholeDays, from, until } = readablePeriod(period, useTimeZone() ?? "UTC");
  const style = isWholeDays
    ? ({ dateStyle: "medium" } as const)
    : ({ dateStyle: "medium", timeStyle: "short" } as const);
  const [first, last] = [format.dateTime(from, style), format.dateTime(until, style)];
  return first === last ? first : t("period", { from: first, until: last });
}
