"use client";

import { toast } from "@heroui/react/toast";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { RuleBroken } from "@/lib/designer/rules";

/** Says why something cannot be done. @returns whether it cannot. */
export function useRefusal(): (rule: RuleBroken | null) => boolean {
  const t = useTranslations("designer.rules");
  return useMemo(
    () => (rule) => {
      if (rule !== null) toast.warning(t(rule));
      return rule !== null;
    },
    [t],
  );
}
