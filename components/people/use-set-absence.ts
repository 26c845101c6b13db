"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { setAbsenceAction } from "@/lib/directory/actions";
import { daysToPeriod } from "./absence-days";

export type AbsenceDraft = {
  from: string | null;
  until: string | null;
  standInId: number | null;
  flowIds: number[] | null;
};

type Path = "startsAt" | "endsAt" | "standInId" | "flowIds";
export type AbsenceProblems = Partial<Record<Path, string>>;

/** Sets an absence; what is wrong is told per field, all at once, until the field is touched again. */
export function useSetAbsence(onSet: () => void) {
  const t = useTranslations();
  const router = useRouter();
  const timeZone = useTimeZone() ?? "UTC";
  const [problems, setProblems] = useState<AbsenceProblems>({});
  const [error, setError] = useState<string | null>(null);
  const [isPending, begin] = useTransition();

  const set = ({ from, until, standInId, flowIds }: AbsenceDraft) => {
    const required = t("errors.fields.required");
    const missing: AbsenceProblems = {
      ...(from === null ? { startsAt: required } : {}),
      ...(until === null ? { endsAt: required } : {}),
      ...(flowIds?.length === 0 ? { flowIds: required } : {}),
    };
    setProblems(missing);
    setError(null);
    if (from === null || until === null || Object.keys(missing).length > 0) return;
    begin(async () => {
      const answer = await setAbsenceAction({ ...daysToPeriod(from, until, timeZone), standInId, flowIds });
      if (answer.ok) {
        toast.success(t("absence.saved"));
        onSet();
        begin(() => router.refresh());
        return;
      }
      const found = answer.error.problems.map(({ path, message }) => [path.split(".")[0], message]);
      setProblems(Object.fromEntries(found));
      setError(found.length === 0 ? answer.error.message : null);
    });
  };
  const forget = (path: Path) => setProblems(({ [path]: _gone, ...others }) => others);
  return { set, problems, forget, error, isPending };
}
