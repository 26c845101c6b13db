import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { Label } from "@heroui/react/label";
import { RadioGroup } from "@heroui/react/radio-group";
import { TimeField } from "@heroui/react/time-field";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { calendarValues } from "@/components/forms/inputs/dates/calendar-values";
import { Choice } from "@/components/tasks/dialogs/choice";
import { DIGESTS } from "@/lib/notices/preferences/choice";
import type { Draft } from "./preferences-draft";

type Props = {
  draft: Draft;
  /** Of the clock in front of the reader. */
  timeZone: string;
  nextDigestAt: string | null;
  onChange: (change: Partial<Draft>) => void;
};

/** Whether and when there is one mail about many things. */
export function DigestFields({ draft, timeZone, nextDigestAt, onChange }: Props) {
  const t = useTranslations("preferences");
  const format = useFormatter();
  const { digest, weekdaysOnly } = draft;
  return (
    <section aria-labelledby="digest" className="flex flex-col gap-4">
      <div>
        <h2 id="digest" className="text-sm font-semibold">
          {t("digestTitle")}
        </h2>
        <p className="max-w-[72ch] text-list text-muted">{t("digestIntro")}</p>
      </div>
      <RadioGroup
        aria-label={t("digestTitle")}
        value={digest}
        onChange={(picked) => onChange({ digest: DIGESTS.find((one) => one === picked) ?? "off" })}
      >
        {DIGESTS.map((one) => (
          <Choice key={one} value={one} name={t(`digests.${one}.name`)} note={t(`digests.${one}.hint`)} />
        ))}
      </RadioGroup>
      {digest !== "off" && (
        <div className="flex flex-col gap-4">
          {digest === "daily" && <DigestTime draft={draft} onChange={onChange} />}
          <Checkbox isSelected={weekdaysOnly} onChange={(isOnly) => onChange({ weekdaysOnly: isOnly })}>
            <Checkbox.Content>
              <Checkbox.Control>
                <Checkbox.Indicator />
              </Checkbox.Control>
              <span className="text-list">{t("weekdaysOnly")}</span>
            </Checkbox.Content>
          </Checkbox>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-list text-muted">
            <span>{t("clock", { zone: draft.timeZone })}</span>
            {draft.timeZone !== timeZone && (
              <Button size="sm" variant="outline" onPress={() => onChange({ timeZone })}>
                {t("clockHere", { zone: timeZone })}
              </Button>
            )}
            {nextDigestAt !== null && (
              <span>
                {t("next", {
                  at: format.dateTime(new Date(nextDigestAt), { dateStyle: "medium", timeStyle: "short" }),
                })}
              </span>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function DigestTime({ draft: { digestAt }, onChange }: Pick<Props, "draft" | "onChange">) {
  const t = useTranslations("preferences");
  // A new object would make the segments forget what is half typed.
  const time = useMemo(() => calendarValues.time(digestAt), [digestAt]);
  return (
    <TimeField
      hourCycle={24}
      shouldForceLeadingZeros
      className="w-32"
      value={time}
      onChange={(next) => next !== null && onChange({ digestAt: calendarValues.fromTime(next) ?? digestAt })}
    >
      <Label>{t("at")}</Label>
      <TimeField.Group fullWidth>
        <TimeField.Input>{(segment) => <TimeField.Segment segment={segment} />}</TimeField.Input>
      </TimeField.Group>
    </TimeField>
  );
}
