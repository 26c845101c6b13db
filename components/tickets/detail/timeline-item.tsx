import { Check, Clock, Hand, type LucideIcon, Minus, Send, Undo2, Unlock, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TimelineEntry, VisibleForm } from "@/lib/tickets/schema";
import { ChangeList } from "./change-list";

type Props = { entry: TimelineEntry; names: Pick<VisibleForm, "people" | "departments"> };

const ACTIONS = { create: Send, claim: Hand, release: Unlock, send_back: Undo2, timer: Clock } as const;

const OUTCOMES = {
  approve: { icon: Check, colour: "text-status-finished" },
  reject: { icon: X, colour: "text-status-rejected" },
  neutral: { icon: Minus, colour: "text-muted" },
} as const;

/** One thing that happened: who did what, where that led, what they said and what they changed. */
export function TimelineItem({ entry, names }: Props) {
  const t = useTranslations("tickets.timeline");
  const { icon: Icon, colour } = markOf(entry);
  const isNamed = entry.action === "create" || entry.action === "complete" || entry.action === "timer";
  return (
    <li className="group relative flex gap-3 pb-4 last:pb-1">
      <span aria-hidden="true" className="absolute start-3 top-6 bottom-0 w-px bg-border group-last:hidden" />
      <span className="relative flex size-6 shrink-0 items-center justify-center rounded-full border border-border bg-surface">
        <Icon aria-hidden="true" className={`size-3.5 ${colour}`} />
      </span>
      <div className="min-w-0 grow pt-0.5 text-list">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <p className="min-w-0 text-muted">
            {t.rich(entry.action, {
              actor: entry.actor?.name ?? t("system"),
              node: entry.nodeName,
              transition: entry.transitionName,
              to: entry.toNode,
              b: (chunks) => <span className="font-medium text-foreground">{chunks}</span>,
            })}
            {isNamed && entry.toNode !== "" && !entry.isEnd && (
              <span className="ms-1.5 whitespace-nowrap">
                <span aria-hidden="true">→ </span>
                <span className="sr-only">{t("to")} </span>
                {entry.toNode}
              </span>
            )}
          </p>
          <RelativeTime at={entry.at} className="text-xs text-muted" />
        </div>
        {entry.isReturning && <p className="text-xs text-muted">{t("returning", { node: entry.nodeName })}</p>}
        {entry.clientName !== "" && <p className="text-xs text-muted">{t("through", { client: entry.clientName })}</p>}
        {entry.comment !== "" && (
          <p className="mt-1.5 max-w-[72ch] rounded-md bg-surface-secondary px-3 py-2 text-sm whitespace-pre-wrap wrap-anywhere">
            {entry.comment}
          </p>
        )}
        {entry.changes.length > 0 && <ChangeList changes={entry.changes} names={names} />}
        {entry.isEnd && <p className="mt-1 text-xs text-muted">{t("end")}</p>}
      </div>
    </li>
  );
}

function markOf({ action, intent }: TimelineEntry): { icon: LucideIcon; colour: string } {
  if (action === "complete") return OUTCOMES[intent ?? "neutral"];
  return { icon: ACTIONS[action], colour: "text-muted" };
}
