"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SetAsideRow } from "@/lib/flows/schema";
import type { Shown, StateCommands } from "../state-commands";
import type { FlowState } from "../use-flow-states";
import { StateRow } from "./state-row";

type Props = {
  setAside: readonly SetAsideRow[];
  /** So many are kept. */
  limit: number;
  nameOf: (state: FlowState) => string;
  shown: Shown;
  commands: StateCommands;
};

/** Drafts that something else took the place of, why and by whose choice. */
export function SetAsideList({ setAside, limit, nameOf, shown, commands }: Props) {
  const t = useTranslations("versions.page.aside");
  if (setAside.length === 0) return null;
  return (
    <section aria-label={t("title")} className="pb-4">
      <h2 className="px-4 pt-6 text-list font-semibold md:px-5">{t("title")}</h2>
      <p className="px-4 pt-1 pb-2 text-xs text-muted md:px-5">{t("hint", { count: limit })}</p>
      <ul className="divide-y divide-separator border-y border-separator">
        {setAside.map(({ id, reason, setAsideBy, setAsideAt }) => {
          const state: FlowState = { kind: "set-aside", id };
          const by = setAsideBy?.name ?? "";
          return (
            <StateRow key={id} state={state} name={nameOf(state)} shown={shown} commands={commands}>
              <p>{t(`reason.${reason}`)}</p>
              <p>
                {t("by", { by, hasName: by === "" ? "no" : "yes" })} · <RelativeTime at={setAsideAt} />
              </p>
            </StateRow>
          );
        })}
      </ul>
    </section>
  );
}
