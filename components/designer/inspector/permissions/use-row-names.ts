"use client";

import { useTranslations } from "next-intl";
import type { MatrixRow } from "@/lib/designer/inspect/access/access-matrix";
import { isBuiltInKey } from "@/lib/forms/form-definition";

/** What a row is called: by its field, or as what every ticket shows. */
export function useRowNames(): (row: MatrixRow) => string {
  const t = useTranslations("forms.builtIn");
  return ({ key, label }) => label ?? (isBuiltInKey(key) ? t(key) : key);
}
