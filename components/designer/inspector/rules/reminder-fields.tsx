"use client";

import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import type { Reminder } from "@/lib/flows/definition";
import { CalendarSetting } from "../controls/calendar-setting";
import { NumberSetting } from "../controls/number-setting";
import { TimeSetting } from "../controls/time-setting";
import { WHO_KINDS } from "../people/who-look";
import { WhoSetting } from "../people/who-setting";

type Props = { reminder: Reminder; onChange: (reminder: Reminder) => void };

const HOWS = ["remind", "inform", "add"] as const;
const DAY = 86_400;

/** Reminders cannot ask other systems whom to tell. */
const KINDS = WHO_KINDS.filter((kind) => kind !== "external");

/** What a reminder is made of: when, whom it tells and for what, and how often again. */
export function ReminderFields({ reminder, onChange }: Props) {
  const t = useTranslations("inspector.times");
  const { afterSeconds, calendarId, repeatSeconds, repeatTimes, escalate } = reminder;
  const change = (patch: Partial<Reminder>) => onChange({ ...reminder, ...patch });
  const choose = (how: (typeof HOWS)[number]) => {
    if (how === "remind") return change({ escalate: null });
    change({ escalate: { how, who: escalate?.who ?? [{ kind: "leader", levels: 1 }] } });
  };
  return (
    <>
      <TimeSetting
        label={t("after")}
        seconds={afterSeconds}
        calendarId={calendarId}
        onChange={(seconds) => change({ afterSeconds: seconds })}
      />
      <CalendarSetting calendarId={calendarId} onChange={(id) => change({ calendarId: id })} />
      <Pick
        label={t("how")}
        choices={HOWS.map((id) => ({ id, name: t(`hows.${id}`) }))}
        value={escalate?.how ?? "remind"}
        onPick={choose}
      />
      {escalate !== null && (
        <WhoSetting
          label={t("whom")}
          rules={escalate.who}
          kinds={KINDS}
          least={1}
          onChange={(who) => change({ escalate: { ...escalate, who } })}
        />
      )}
      <NumberSetting
        label={t("times")}
        value={repeatTimes}
        min={0}
        max={50}
        onChange={(times) => change({ repeatTimes: times, repeatSeconds: times > 0 ? (repeatSeconds ?? DAY) : null })}
      />
      {repeatTimes > 0 && (
        <TimeSetting
          label={t("every")}
          seconds={repeatSeconds ?? DAY}
          calendarId={calendarId}
          onChange={(seconds) => change({ repeatSeconds: seconds })}
        />
      )}
    </>
  );
}
