"use client";

import { Popover } from "@heroui/react/popover";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { FilterTrigger } from "./filter-trigger";
import type { Period } from "./period";

type Props = Period & { onChoose: (period: Period) => void };

/** Loaded when somebody opens the filter. */
const PeriodForm = dynamic(() => import("./period-form").then((module) => module.PeriodForm), { ssr: false });

/** When tickets were created: the last days, or from one date to another. */
export function PeriodFilter({ from, until, onChoose }: Props) {
  const t = useTranslations("inbox.filters");
  const value = usePeriodText({ from, until });
  const label = t("created");
  return (
    <Popover>
      <FilterTrigger label={label} value={value} />
      <Popover.Content placement="bottom start" aria-label={label} className="w-80">
        <PeriodForm from={from} until={until} onChoose={onChoose} />
      </Popover.Content>
    </Popover>
  );
}

function usePeriodText({ from, until }: Period): string {
  const t = useTranslations("inbox.filters");
  const format = useFormatter();
  const day = (text: string) => format.dateTime(new Date(text), { day: "numeric", month: "short", timeZone: "UTC" });
  if (from !== null && until !== null) return t("between", { from: day(from), until: day(until) });
  if (from !== null) return t("since", { day: day(from) });
  return until === null ? "" : t("upTo", { day: day(until) });
}
