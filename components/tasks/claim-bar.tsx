"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import type { OwnTask } from "@/lib/tickets/schema";
import type { Decision } from "./use-decision";

type Props = { own: OwnTask; decision: Decision };

/** A task that has to be taken before anything else can be done with it. */
export function ClaimBar({ own, decision }: Props) {
  const t = useTranslations("tasks");
  const claim = () => {
    if (decision.pending === null) decision.claim();
  };
  useHotkeys({ a: claim, "mod+enter": claim });
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="text-list text-muted">{t("claimFirst", { node: own.nodeName })}</p>
      <Button isPending={decision.pending === "claim"} onPress={claim}>
        {t("claim")}
      </Button>
    </div>
  );
}
