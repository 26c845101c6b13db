"use client";

import { Button } from "@heroui/react/button";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { UnsavedGuard } from "@/components/forms/unsaved-guard";
import { FormAlert } from "@/components/ui/form-alert";
import { LinkButton } from "@/components/ui/link-button";
import type { CalendarPage } from "@/lib/calendars/schema";
import { todayIn } from "@/lib/forms/day-bound";
import { type CalendarFormDraft, type DraftProblems, draftOf, toCalendar } from "./calendar-draft";
import { CalendarPreview } from "./calendar-preview";
import { CalendarUses } from "./calendar-uses";
import { DeleteCalendar } from "./delete-calendar";
import { SpecialDays } from "./special-days";
import { useSaveCalendar } from "./use-save-calendar";
import { WeekHours } from "./week-hours";
import { ZoneInput } from "./zone-input";

const NINE_TO_FIVE = "09:00–17:00";
const newDraft = (timeZone: string): CalendarFormDraft => ({
  name: "",
  timeZone,
  week: [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, "", ""],
  days: [],
});

type Props = {
  /** null makes a new one. */
  calendar: CalendarPage | null;
};

/** Makes a calendar or changes one. */
export function CalendarForm({ calendar }: Props) {
  const t = useTranslations("calendars");
  const own = useTimeZone() ?? "UTC";
  const today = todayIn(own, useNow()).day;
  const [first] = useState(() => (calendar === null ? newDraft(own) : draftOf(calendar)));
  const [draft, setDraft] = useState(first);
  const { save, problems, forget, error, isPending, isSaved } = useSaveCalendar(calendar);
  const element = useFocusOnProblem(problems);
  const read = useMemo(() => toCalendar({ ...draft, name: "-" }), [draft]);
  const edit = (path: string, change: Partial<CalendarFormDraft>) => {
    forget(path);
    setDraft((current) => ({ ...current, ...change }));
  };
  const title = t(calendar === null ? "newTitle" : "editTitle");
  return (
    <form
      ref={element}
      noValidate
      aria-label={title}
      className="flex max-w-4xl flex-col gap-6 px-4 py-5 md:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        save(draft);
      }}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="text-base font-semibold wrap-anywhere">{calendar?.name ?? title}</h2>
        {calendar !== null && <DeleteCalendar calendar={calendar} />}
      </div>
      {error !== null && <FormAlert>{error}</FormAlert>}
      {calendar !== null && <CalendarUses flows={calendar.flows} />}
      <div className="grid gap-x-4 gap-y-5 md:grid-cols-2">
        <NameInput name={draft.name} problem={problems.name} onChange={(name) => edit("name", { name })} />
        <ZoneInput
          timeZone={draft.timeZone}
          problem={problems.timeZone}
          onChoose={(timeZone) => edit("timeZone", { timeZone })}
        />
      </div>
      <WeekHours week={draft.week} problems={problems} onChange={(week, path) => edit(path, { week })} />
      <SpecialDays
        days={draft.days}
        problems={problems}
        today={today}
        onChange={(days, path) => edit(path, { days })}
      />
      <CalendarPreview calendar={read.problems.length === 0 ? read.calendar : null} />
      <div className="flex gap-2 max-md:flex-col max-md:*:w-full">
        <Button type="submit" isPending={isPending}>
          {t(calendar === null ? "create" : "save")}
        </Button>
        <LinkButton href="/settings/calendars" variant="outline">
          {t("cancel")}
        </LinkButton>
      </div>
      <UnsavedGuard isActive={!isSaved && JSON.stringify(draft) !== JSON.stringify(first)} />
    </form>
  );
}

type NameProps = { name: string; problem: string | undefined; onChange: (name: string) => void };

function NameInput({ name, problem, onChange }: NameProps) {
  const t = useTranslations("calendars");
  return (
    <TextField
      isRequired
      fullWidth
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      value={name}
      onChange={onChange}
    >
      <Label>{t("name")}</Label>
      <Input maxLength={100} autoComplete="off" />
      <FieldNotes help={t("nameHelp")} problem={problem} />
    </TextField>
  );
}

/** The first field that is wrong has the focus once problems were found; not again while they are mended. */
function useFocusOnProblem(problems: DraftProblems) {
  const element = useRef<HTMLFormElement>(null);
  const known = useRef(0);
  const count = Object.keys(problems).length;
  useEffect(() => {
    if (count > known.current) {
      element.current?.querySelector<HTMLElement>("input[aria-invalid=true], [data-invalid] input")?.focus();
    }
    known.current = count;
  }, [count]);
  return element;
}
