"use client";

import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/forms/state/use-problem-text";
import type { CallView } from "@/lib/calls/schema";

/** Why the form does not take what was answered, for each field. */
export function CallProblems({ problems }: Pick<CallView, "problems">) {
  const t = useTranslations("calls");
  const words = useProblemText();
  if (problems.length === 0) return null;
  return (
    <ul aria-label={t("notTaken")} className="mt-0.5 list-disc ps-5">
      {problems.map(({ label, code, params }) => (
        <li key={`${label} ${code}`} className="wrap-anywhere">
          {t("problem", {
            field: label,
            problem: words({ path: label, code, ...(params === undefined ? {} : { params }) }),
          })}
        </li>
      ))}
    </ul>
  );
}
