"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { SetAsideRow, VersionRow } from "@/lib/flows/schema";
import { useDesigner } from "../store/use-designer";
import type { FlowState } from "./use-flow-states";

/** What the states of a flow are called in lists and sentences. */
export function useStateNames(versions: readonly VersionRow[], setAside: readonly SetAsideRow[]) {
  const t = useTranslations("versions.page");
  const format = useFormatter();
  const draftNumber = useDesigner(({ draft }) => draft.number);
  return (state: FlowState): string => {
    if (state.kind === "document") return t("draftName", { number: draftNumber });
    if (state.kind === "version") {
      return t("version", { number: versions.find(({ id }) => id === state.id)?.number ?? 0 });
    }
    const aside = setAside.find(({ id }) => id === state.id);
    if (aside === undefined) return t("aside.title");
    const at = format.dateTime(new Date(aside.drawnAt), { dateStyle: "medium", timeStyle: "short" });
    return aside.drawnBy === null ? t("aside.nameless", { at }) : t("aside.name", { by: aside.drawnBy.name, at });
  };
}
