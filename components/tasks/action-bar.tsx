"use client";

import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import type { OwnTask } from "@/lib/tickets/schema";
import { ClaimBar } from "./claim-bar";
import { DecideBar } from "./decide-bar";
import type { Note } from "./note/use-note";
import type { Decision } from "./use-decision";
import { useFocusAfter } from "./use-focus-after";

type Props = {
  own: OwnTask;
  serial: string;
  /** Of the ticket. */
  title: string;
  decision: Decision;
  note: Note;
  hasUnsaved: boolean;
  onShowCurrent: (() => void) | null;
};

/** What the reader can do here now. It stays at the bottom of the window. */
export function ActionBar({ onShowCurrent, ...bar }: Props) {
  const t = useTranslations("tasks");
  useFocusAfter();
  const { own, decision } = bar;
  return (
    <section
      aria-label={t("actions")}
      className="sticky bottom-0 z-20 flex flex-col gap-2 border-t border-border bg-surface px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6"
    >
      {onShowCurrent !== null && (
        <FormAlert tone="warning">
          {t("moved")}{" "}
          <button type="button" className="cursor-pointer font-medium underline" onClick={onShowCurrent}>
            {t("showCurrent")}
          </button>
        </FormAlert>
      )}
      {decision.error !== null && <FormAlert>{decision.error}</FormAlert>}
      <OnBehalf own={own} />
      {own.standing === "claim" ? <ClaimBar own={own} decision={decision} /> : <DecideBar {...bar} />}
    </section>
  );
}

/** In whose name one acts, and who gets the task back. */
function OnBehalf({ own: { actsFor, loan } }: Pick<Props, "own">) {
  const t = useTranslations("tasks");
  if (actsFor === null && loan === null) return null;
  return (
    <div className="text-list text-muted">
      {actsFor !== null && <p>{t("actsFor", { name: actsFor.name })}</p>}
      {loan !== null && <p>{t(`giveBack.${loan.kind}`, { name: loan.person.name })}</p>}
    </div>
  );
}
