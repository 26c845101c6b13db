"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListedFlowRow } from "@/lib/flows/schema";
import type { FlowVerb } from "../manage/flow-dialogs";
import { FlowMenu } from "./flow-menu";

type Props = { flow: ListedFlowRow; mayDraw: boolean; onTask: (verb: FlowVerb) => void };

/** One flow: what it is, which version runs, whether something else is being drawn, and who touched it last. */
export function FlowRow({ flow, mayDraw, onTask }: Props) {
  const t = useTranslations("flows");
  const { id, name, category, description, isActive, running, publishedNumber, draftNumber } = flow;
  return (
    <li className="relative flex items-center gap-1 pe-2 hover:bg-default md:pe-3">
      <div className="grid min-h-12 min-w-0 grow grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 py-2 ps-4 text-list md:grid-cols-[minmax(12rem,2fr)_7rem_5rem_8rem_minmax(9rem,1fr)] md:ps-5">
        <div className="flex min-w-0 flex-col">
          <Link
            href={`/flows/${id}`}
            className="truncate font-medium after:absolute after:inset-0 focus-visible:focus-ring"
          >
            {name}
          </Link>
          <span className="truncate text-xs text-muted" title={description}>
            {[category, description].filter((text) => text !== "").join(" · ")}
          </span>
        </div>
        <span className="flex items-center gap-1.5 text-muted tabular-nums max-md:justify-self-end">
          <span
            aria-hidden="true"
            className={`size-2 shrink-0 rounded-full ${isActive && publishedNumber !== null ? "bg-status-finished" : "border border-status-ended"}`}
          />
          {isActive
            ? publishedNumber === null
              ? t("unpublished")
              : t("version", { number: publishedNumber })
            : t("retired")}
        </span>
        <span className="text-muted tabular-nums max-md:hidden">
          {draftNumber !== null && publishedNumber !== null && t("draft", { number: draftNumber })}
        </span>
        <span className="text-muted tabular-nums max-md:hidden">{t("running", { count: running })}</span>
        <Changed by={flow.changedBy ?? ""} at={flow.changedAt} />
      </div>
      <div className="relative">
        <FlowMenu flow={flow} mayDraw={mayDraw} onTask={onTask} />
      </div>
    </li>
  );
}

function Changed({ by, at }: { by: string; at: string }) {
  return (
    <span className="flex min-w-0 gap-1.5 text-xs text-muted max-md:col-span-2">
      <RelativeTime at={at} />
      {by !== "" && <span className="truncate">{by}</span>}
    </span>
  );
}
