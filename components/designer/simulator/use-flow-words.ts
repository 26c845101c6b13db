"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Principal } from "@/lib/engine/model";
import type { ActionErrorCode } from "@/lib/http/action-result";
import { type ErrorTranslator, errorSentence } from "@/lib/http/error-sentences";
import type { ToldError } from "@/lib/simulator/schema";
import { useDefinition, useNames } from "../store/use-designer";

/** Names for what a run speaks of by key and id, and its errors in sentences. */
export function useFlowWords() {
  const t = useTranslations("simulator");
  const tError = useTranslations("errors") as unknown as ErrorTranslator;
  const format = useFormatter();
  const { nodes, transitions } = useDefinition();
  const names = useNames();
  return useMemo(() => {
    const nodeNames = new Map(nodes.map(({ key, name }) => [key, name]));
    const buttonNames = new Map(transitions.map(({ key, name }) => [key, name]));
    const person = (id: number) => names.people[id]?.name ?? t("somebody");
    const principal = ({ type, id }: Principal) => {
      if (type === "user") return person(id);
      if (type === "department") return names.departments[id]?.name ?? t("aDepartment");
      return names.roles.find((role) => role.id === id)?.name ?? t("aRole");
    };
    const list = (words: readonly string[]) => format.list(words, { type: "conjunction" });
    return {
      node: (key: string) => nodeNames.get(key) ?? t("goneNode"),
      transition: (key: string) => buttonNames.get(key) ?? t("goneTransition"),
      person,
      people: (ids: readonly number[]) => list(ids.map(person)),
      principals: (all: readonly Principal[]) => list(all.map(principal)),
      list,
      error: (error: ToldError) => errorSentence(tError, { ...error, code: error.code as ActionErrorCode }),
    };
  }, [nodes, transitions, names, t, tError, format]);
}
