"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { TransitionWords } from "@/lib/designer/adding/new-transition";

/** What new transitions are called, in the reader's language. */
export function useWords(): TransitionWords {
  const t = useTranslations("designer.words");
  return useMemo(
    () => ({
      submit: t("submit"),
      approve: t("approve"),
      reject: t("reject"),
      next: t("next"),
      branch: t("branch"),
      otherwise: t("otherwise"),
    }),
    [t],
  );
}
