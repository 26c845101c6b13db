import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DayLines } from "@/lib/calendars/day-lines";
import { type DraftDay, type DraftProblems, nextId, withDays } from "./calendar-draft";
import { PasteDays } from "./paste-days";
import { SpecialDay } from "./special-day";

type Props = {
  days: readonly DraftDay[];
  problems: DraftProblems;
  /** ISO date: what is before it is folded away. */
  today: string;
  onChange: (days: DraftDay[], path: string) => void;
};

/** Days that differ from the week: holidays, half-days, Saturdays on which people work. */
export function SpecialDays({ days, problems, today, onChange }: Props) {
  const t = useTranslations("calendars");
  const [showsPast, setShowsPast] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const [freshId, setFreshId] = useState<number | null>(null);
  const isPast = ({ date, id }: DraftDay) => date !== "" && date < today && id !== freshId;
  const past = days.filter(isPast).length;
  const areShown = showsPast || days.some((day, index) => isPast(day) && problems[`days.${index}`] !== undefined);

  const add = () => {
    const id = nextId(days);
    setFreshId(id);
    onChange([...days, { id, date: "", name: "", hours: "" }], "days");
  };
  const paste = ({ days: pasted }: DayLines) => onChange(withDays(days, pasted), "days");
  return (
    <fieldset className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <legend className="float-start text-list font-medium">{t("days")}</legend>
        <Button size="sm" variant="ghost" onPress={() => setPasting(true)}>
          {t("paste.open")}
        </Button>
        {past > 0 && !areShown && (
          <Button size="sm" variant="ghost" onPress={() => setShowsPast(true)}>
            {t("showPast", { count: past })}
          </Button>
        )}
      </div>
      <p className="max-w-[72ch] text-xs text-muted">{t("daysHelp")}</p>
      {days.length === 0 && <p className="text-list text-muted">{t("noDays")}</p>}
      <ul className="flex flex-col gap-2 md:gap-1.5">
        {days.map((day, index) =>
          isPast(day) && !areShown ? null : (
            <SpecialDay
              key={day.id}
              day={day}
              problem={problems[`days.${index}`]}
              isFresh={day.id === freshId}
              onChange={(next) => onChange([...days].with(index, next), `days.${index}`)}
              onRemove={() =>
                onChange(
                  days.filter(({ id }) => id !== day.id),
                  "days",
                )
              }
            />
          ),
        )}
      </ul>
      <div>
        <Button size="sm" variant="outline" onPress={add}>
          <Plus aria-hidden="true" className="size-4" />
          {t("addDay")}
        </Button>
      </div>
      <PasteDays isOpen={isPasting} onPaste={paste} onClose={() => setPasting(false)} />
    </fieldset>
  );
}
