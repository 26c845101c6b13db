import { useNow, useTimeZone, useTranslations } from "next-intl";
import { DateInput } from "@/components/forms/inputs/dates/date-input";
import { Pick } from "@/components/forms/inputs/pick";
import { todayIn } from "@/lib/forms/day-bound";
import { FormField } from "@/lib/forms/form-definition";
import { BoardContext } from "../../board/board-context";
import { NumberProperty } from "./number-property";

type Props = { label: string; value: string; onChange: (value: string) => void };

const KINDS = ["none", "before", "after", "day"] as const;
type Kind = (typeof KINDS)[number];

/** The first or the last day that is taken: a day of the calendar, or so many days from when the form is filled in. */
export function DayBoundProperty({ label, value, onChange }: Props) {
  const t = useTranslations("formDesigner.dayBound");
  const today = todayIn(useTimeZone() ?? "UTC", useNow()).day;
  const days = value.startsWith("today") ? Number(value.slice("today".length)) : 0;
  const kind: Kind = value === "" ? "none" : !value.startsWith("today") ? "day" : days < 0 ? "before" : "after";
  const pick = (next: Kind) => onChange({ none: "", before: "today-1", after: "today", day: today }[next]);
  return (
    <div className="flex flex-col gap-2">
      <Pick label={label} choices={KINDS.map((id) => ({ id, name: t(`kinds.${id}`) }))} value={kind} onPick={pick} />
      {(kind === "before" || kind === "after") && (
        <NumberProperty
          label={t(kind === "before" ? "daysBefore" : "daysAfter")}
          value={Math.abs(days)}
          min={kind === "before" ? 1 : 0}
          max={36_500}
          onChange={(count) => onChange(boundOf(kind, count ?? 0))}
        />
      )}
      {kind === "day" && (
        <BoardContext>
          <DateInput
            field={FormField.parse({ key: "day", type: "date", label: t("day") })}
            value={value}
            isRequired={false}
            problem={undefined}
            onChange={(day) => typeof day === "string" && onChange(day)}
          />
        </BoardContext>
      )}
    </div>
  );
}

function boundOf(kind: "before" | "after", days: number): string {
  if (kind === "before") return `today-${Math.max(1, days)}`;
  return days === 0 ? "today" : `today+${days}`;
}
