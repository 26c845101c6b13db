"use client";

import type { CompletionSource } from "@codemirror/autocomplete";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ConditionReach } from "@/lib/flows/conditions";
import { type ValueType, valueTypeOf } from "@/lib/flows/conditions/problem-codes";
import type { FormDefinition } from "@/lib/forms/form-definition";
import { type CelWords, FUNCTION_NAMES, METHOD_NAMES, suggestions, typeOfField } from "./cel-suggestions";

/** What can stand in a condition at a place, and what a word in it means; both stay the same while the form does. */
export function useCelHelp(
  form: FormDefinition,
  reach: ConditionReach,
  roles: readonly { id: number; name: string }[],
) {
  const t = useTranslations("conditions.completion");
  const typeName = useTranslations("conditions.types");
  return useMemo(() => {
    const nameOfType = (type: string) => typeName(valueTypeOf(type) satisfies ValueType);
    const words: CelWords = {
      form: t("form"),
      ticket: t("ticket"),
      requester: t("requesterGroup"),
      title: t("title"),
      id: t("requester"),
      roles: t("roles"),
      departments: t("departments"),
      rows: t("rows"),
      total: t("total"),
      typeOf: nameOfType,
      functions: Object.fromEntries([...FUNCTION_NAMES, ...METHOD_NAMES].map((name) => [name, t(name)])),
    };
    const complete: CompletionSource = (context) => {
      const line = context.state.sliceDoc(Math.max(0, context.pos - 500), context.pos);
      const found = suggestions(form, reach, roles, line, words);
      if (found === null || (found.typed === "" && !found.isAfterMark && !context.explicit)) return null;
      return {
        from: context.pos - found.typed.length,
        options: found.options.map(({ name, insert, detail }) => ({
          label: insert === name ? name : `${insert} ${name}`,
          displayLabel: name,
          apply: insert,
          detail,
        })),
        validFor: /^[\p{L}\p{N}_]*$/u,
      };
    };
    const explain = (text: string, at: number): string | null => {
      for (const match of text.matchAll(/form\s*(?:\.\s*(\w+)|\[\s*"(\w+)"\s*\])/g)) {
        if (at < match.index || at > match.index + match[0].length) continue;
        const field = form.fields.find(({ key }) => key === (match[1] ?? match[2]));
        const type = field === undefined ? null : typeOfField(form, field.key);
        return field === undefined || type === null ? null : t("hover", { label: field.label, type: nameOfType(type) });
      }
      return null;
    };
    return { complete, explain };
  }, [form, reach, roles, t, typeName]);
}
