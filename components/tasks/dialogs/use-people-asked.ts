"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Person } from "@/components/forms/person";

/** People to be chosen in a dialog, which says so once it is confirmed without. */
export function usePeopleAsked() {
  const t = useTranslations("errors.fields");
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [isAsked, setAsked] = useState(false);
  return {
    chosen,
    choose: (people: Person[]) => setChosen(people),
    problem: isAsked && chosen.length === 0 ? t("required") : undefined,
    /** Goes on with those who were chosen, or asks for somebody. */
    demand: (go: (people: readonly Person[]) => void) => {
      setAsked(true);
      if (chosen.length > 0) go(chosen);
    },
  };
}
