"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { saveCalendarAction } from "@/lib/calendars/actions";
import type { FieldProblem } from "@/lib/platform/errors";
import { type CalendarFormDraft, type DraftProblems, placed, toCalendar } from "./calendar-draft";

type Target = { id: number; revision: number } | null;

/** Saves a calendar; what is wrong is told at its place, all at once, until that place is touched again. */
export function useSaveCalendar(target: Target) {
  const t = useTranslations();
  const router = useRouter();
  const [problems, setProblems] = useState<DraftProblems>({});
  const [error, setError] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [isPending, start] = useTransition();
  const say = ({ code }: FieldProblem) => t(`errors.fields.${code}` as "errors.fields.required");

  const save = (draft: CalendarFormDraft) => {
    const { calendar, problems: found } = toCalendar(draft);
    setError(null);
    setProblems(placed(found, say));
    if (found.length > 0) return;
    start(async () => {
      const answer = await saveCalendarAction({
        calendarId: target?.id ?? null,
        expectedRevision: target?.revision ?? null,
        name: draft.name,
        calendar,
      });
      if (!answer.ok) {
        const { message, problems: refused } = answer.error;
        setProblems(placed(refused, ({ path }) => refused.find((each) => each.path === path)?.message ?? message));
        setError(message);
        return;
      }
      setSaved(true);
      toast.success(t("calendars.saved"));
      router.push("/settings/calendars");
      router.refresh();
    });
  };
  /** What was said of a part is forgotten when it is touched. */
  const forget = (path: string) =>
    setProblems((known) =>
      Object.fromEntries(
        Object.entries(known).filter(
          ([place]) => place !== path && !place.startsWith(`${path}.`) && place !== path.split(".")[0],
        ),
      ),
    );
  return { save, problems, forget, error, isPending, isSaved };
}
