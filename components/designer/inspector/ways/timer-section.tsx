"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { FlowTransition } from "@/lib/flows/definition";
import { CalendarSetting } from "../controls/calendar-setting";
import { Section } from "../controls/section";
import { SwitchSetting } from "../controls/switch-setting";
import { TimeSetting } from "../controls/time-setting";
import { useTimeWords } from "../rules/use-time-words";
import type { PatchTransition } from "./patch-transition";

type Props = { way: FlowTransition; patch: PatchTransition; problems: readonly string[] };
type Timer = NonNullable<FlowTransition["timer"]>;

const FIRST: Timer = { afterSeconds: 3 * 86_400, calendarId: null, resetOn: "never" };

/** Whether a ticket goes this way by itself, and after how long. */
export function TimerSection({ way: { timer }, patch, problems }: Props) {
  const t = useTranslations("inspector.transition");
  const timeOf = useTimeWords();
  const change = (next: Partial<Timer>) => patch({ timer: { ...(timer ?? FIRST), ...next } }, "timer");
  const summary =
    timer === null ? t("timerNone") : t("timerAfter", { time: timeOf(timer.afterSeconds, timer.calendarId) });
  return (
    <Section
      title={t("timer")}
      isFolded={timer === null && problems.length === 0}
      summary={summary}
      problems={problems}
    >
      <SwitchSetting
        label={t("timed")}
        help={t("timedHelp")}
        isOn={timer !== null}
        onChange={(isTimed) => patch({ timer: isTimed ? FIRST : null })}
      />
      {timer !== null && (
        <>
          <TimeSetting
            label={t("after")}
            seconds={timer.afterSeconds}
            calendarId={timer.calendarId}
            onChange={(afterSeconds) => change({ afterSeconds })}
          />
          <CalendarSetting calendarId={timer.calendarId} onChange={(calendarId) => change({ calendarId })} />
          <Pick
            label={t("resetOn")}
            choices={(["never", "activity"] as const).map((id) => ({ id, name: t(`resets.${id}`) }))}
            value={timer.resetOn}
            onPick={(resetOn) => change({ resetOn })}
          />
        </>
      )}
    </Section>
  );
}
