"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChoiceFilter } from "@/components/tickets/filters/choice-filter";
import { RUN_STATUSES, type RunStatus } from "@/lib/background/schema";
import { runAddress } from "./run-address";

type Props = {
  status: RunStatus | null;
  functionId: string | null;
  counts: Record<RunStatus, number>;
  functions: readonly string[];
};

/** Which runs are listed: by status, each with its number, and by function. */
export function RunFilters({ status, functionId, counts, functions }: Props) {
  const t = useTranslations("background");
  const router = useRouter();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-b border-separator px-4 py-1.5 md:px-5">
      <h2 className="text-list font-medium">{t("runs")}</h2>
      <nav aria-label={t("byStatus")} className="overflow-x-auto">
        <ul className="flex gap-1">
          {[null, ...RUN_STATUSES].map((choice) => (
            <li key={choice ?? "all"}>
              <Link
                href={runAddress({ status: choice, functionId })}
                aria-current={choice === status ? "page" : undefined}
                className="flex h-7 items-center gap-1.5 rounded-md px-2 text-list whitespace-nowrap text-muted hover:bg-default hover:text-foreground focus-visible:focus-ring aria-[current=page]:bg-default aria-[current=page]:text-foreground pointer-coarse:h-11"
              >
                {t(`status.${choice ?? "all"}`)}
                {choice !== null && counts[choice] > 0 && (
                  <span className="text-xs tabular-nums">{counts[choice]}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ChoiceFilter
        label={t("function")}
        choices={functions.map((id) => ({ id, name: id }))}
        chosen={functionId === null ? [] : [functionId]}
        onChoose={([chosen]) => router.push(runAddress({ status, functionId: chosen ?? null }))}
      />
    </div>
  );
}
