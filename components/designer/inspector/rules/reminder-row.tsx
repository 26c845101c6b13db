"use client";

import { Button } from "@heroui/react/button";
import { BellRing, ChevronDown, Trash2, TrendingUp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Reminder } from "@/lib/flows/definition";
import { useWhoWords } from "../people/use-who-words";
import { ReminderFields } from "./reminder-fields";
import { useTimeWords } from "./use-time-words";

type Props = {
  reminder: Reminder;
  isOpen: boolean;
  onToggle: () => void;
  onChange: (reminder: Reminder) => void;
  onRemove: () => void;
};

/** One rung in words: when, and who is told what. */
export function ReminderRow({ reminder, isOpen, onToggle, onChange, onRemove }: Props) {
  const t = useTranslations("inspector.times");
  const words = useReminderWords()(reminder);
  const Icon = reminder.escalate === null ? BellRing : TrendingUp;
  return (
    <li>
      <div className="flex items-center gap-0.5 pe-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="flex min-h-9 min-w-0 grow cursor-pointer items-center gap-2 py-1.5 ps-2.5 text-start text-list hover:bg-default focus-visible:focus-ring"
        >
          <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 grow">
            {words.what}
            {words.again !== "" && <span className="block text-xs text-muted">{words.again}</span>}
          </span>
          <ChevronDown aria-hidden="true" className={`size-3.5 shrink-0 text-muted ${isOpen ? "rotate-180" : ""}`} />
        </button>
        <Button
          isIconOnly
          size="sm"
          variant="ghost"
          className="size-6 min-w-0 text-muted"
          aria-label={t("remove", { what: words.what })}
          onPress={onRemove}
        >
          <Trash2 aria-hidden="true" className="size-3.5" />
        </Button>
      </div>
      {isOpen && (
        <div className="flex flex-col gap-3 border-t border-separator bg-surface-secondary px-3 py-3">
          <ReminderFields reminder={reminder} onChange={onChange} />
        </div>
      )}
    </li>
  );
}

function useReminderWords(): (reminder: Reminder) => { what: string; again: string } {
  const t = useTranslations("inspector.times");
  const format = useFormatter();
  const timeOf = useTimeWords();
  const whoOf = useWhoWords();
  return ({ afterSeconds, calendarId, repeatSeconds, repeatTimes, escalate }) => {
    const time = timeOf(afterSeconds, calendarId);
    const who = format.list((escalate?.who ?? []).map(whoOf), { type: "conjunction" });
    const isRepeated = repeatSeconds !== null && repeatTimes > 0;
    return {
      what: t("what", { time, who, how: escalate?.how ?? "remind" }),
      again: isRepeated ? t("again", { time: timeOf(repeatSeconds, calendarId), count: repeatTimes }) : "",
    };
  };
}
