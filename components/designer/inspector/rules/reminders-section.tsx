"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Reminder, TaskNode } from "@/lib/flows/definition";
import { Section } from "../controls/section";
import { useNextFocus } from "../controls/use-next-focus";
import type { PatchNode } from "../use-patch-node";
import { ReminderRow } from "./reminder-row";

type Props = { node: TaskNode; patch: PatchNode; problems: readonly string[] };

const MOST = 10;
const DAY = 86_400;

/** What happens while a task waits: the rungs of its ladder, the soonest first. */
export function RemindersSection({ node: { reminders }, patch, problems }: Props) {
  const t = useTranslations("inspector.times");
  const [opened, setOpened] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const focusNext = useNextFocus(box);
  const set = (next: Reminder[], merge?: string) => patch({ reminders: next }, merge);
  const add = () => {
    const last = reminders.at(-1);
    const afterSeconds = Math.min((last?.afterSeconds ?? 0) + DAY, 366 * DAY);
    const next: Reminder = {
      afterSeconds,
      calendarId: last?.calendarId ?? null,
      repeatSeconds: null,
      repeatTimes: 0,
      escalate: null,
    };
    setOpened(reminders.length);
    set([...reminders, next]);
  };
  return (
    <Section
      title={t("title")}
      isFolded={reminders.length === 0 && problems.length === 0}
      summary={t("summary", { count: reminders.length })}
      problems={problems}
    >
      <div ref={box} className="flex flex-col gap-3.5">
        {reminders.length > 0 && (
          <ol
            aria-label={t("title")}
            className="divide-y divide-separator overflow-clip rounded-md border border-border bg-surface"
          >
            {reminders.map((reminder, index) => (
              <ReminderRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a reminder has no key, and its row holds nothing of its own
                key={index}
                reminder={reminder}
                isOpen={opened === index}
                onToggle={() => setOpened(opened === index ? null : index)}
                onChange={(changed) =>
                  set(
                    reminders.map((known, place) => (place === index ? changed : known)),
                    `reminder ${index}`,
                  )
                }
                onRemove={() => {
                  setOpened(null);
                  focusNext(`li:nth-child(${index + 1}) button`, "[data-add]");
                  set(reminders.filter((_, place) => place !== index));
                }}
              />
            ))}
          </ol>
        )}
        {reminders.length < MOST && (
          <Button size="sm" variant="outline" className="self-start" data-add="" onPress={add}>
            <Plus aria-hidden="true" className="size-4" />
            {t("add")}
          </Button>
        )}
      </div>
    </Section>
  );
}
