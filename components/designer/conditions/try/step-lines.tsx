"use client";

import { Check, CircleAlert, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Step, StepOutcome } from "@/lib/flows/conditions/explain/explain-condition";

const MARKS = {
  holds: { icon: Check, look: "text-(--success)" },
  fails: { icon: X, look: "text-(--danger-text)" },
  unfilled: { icon: Minus, look: "text-muted" },
  broken: { icon: CircleAlert, look: "text-(--danger-text)" },
} satisfies Record<StepOutcome, unknown>;

type Props = { steps: readonly Step[]; words: (step: Step) => ReactNode };

/** What became of each part of a condition, those inside a group below it. */
export function StepLines({ steps, words }: Props) {
  const t = useTranslations("conditions.why");
  return (
    <ul className="flex min-w-0 flex-col gap-1.5">
      {steps.map((step, index) => {
        const { icon: Icon, look } = MARKS[step.outcome];
        const parts = partsOf(step);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may say the same twice, and hold nothing that moves
          <li key={`${index} ${step.text}`} className="flex min-w-0 flex-col gap-1.5">
            <div className="flex min-w-0 gap-1.5">
              <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${look}`} />
              <p className="min-w-0 wrap-anywhere">
                <span className="sr-only">{t("mark", { outcome: step.outcome })}: </span>
                {words(step)}
              </p>
            </div>
            {parts.length > 0 && (
              <div className="ms-2 border-s border-border ps-3">
                <StepLines steps={parts} words={words} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function partsOf(step: Step): readonly Step[] {
  switch (step.kind) {
    case "all":
    case "any":
      return step.parts;
    case "not":
      return [step.part];
    case "choice":
      return step.taken === null ? [step.condition] : [step.condition, step.taken];
    default:
      return [];
  }
}
