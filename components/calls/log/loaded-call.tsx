"use client";

import { Spinner } from "@heroui/react/spinner";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { loadCallAction } from "@/lib/calls/actions";
import type { CallEntry, CallView } from "@/lib/calls/schema";
import { CallDetails } from "../call-details";

/** A call with every try, read when it is opened and whenever it has changed. */
export function LoadedCall({ call: { id, status, tries }, children }: { call: CallEntry; children: ReactNode }) {
  const t = useTranslations("calls.log");
  const [loaded, setLoaded] = useState<CallView | "failed" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has changed is what is read.
  useEffect(() => {
    let isCurrent = true;
    loadCallAction(id).then(
      (found) => isCurrent && setLoaded(found ?? "failed"),
      () => isCurrent && setLoaded("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, status, tries]);
  if (loaded === "failed") return <FormAlert>{t("loadFailed")}</FormAlert>;
  if (loaded === null) return <Spinner size="sm" aria-label={t("title")} />;
  return <CallDetails call={loaded}>{children}</CallDetails>;
}
