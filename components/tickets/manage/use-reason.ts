"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

/** Why somebody does something, to be said in a dialog; where it has to be said, confirming without asks for it. */
export function useReason(isRequired: boolean) {
  const t = useTranslations("errors.fields");
  const [text, setText] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isMissing = isRequired && text.trim() === "";
  return {
    text,
    setText,
    isRequired,
    problem: isAsked && isMissing ? t("required") : undefined,
    demand: (go: (reason: string) => void) => {
      setAsked(true);
      if (!isMissing) go(text.trim());
    },
  };
}

export type Reason = ReturnType<typeof useReason>;
