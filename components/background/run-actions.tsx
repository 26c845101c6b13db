"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useCommand } from "@/components/tasks/use-command";
import { FormAlert } from "@/components/ui/form-alert";
import { cancelRunAction, retryRunAction } from "@/lib/background/actions";
import type { RunStatus } from "@/lib/background/schema";

type Props = { runId: string; status: RunStatus };

/** Ends an open run, takes up one that failed. */
export function RunActions({ runId, status }: Props) {
  const t = useTranslations("background");
  const { run, isPending, error } = useCommand({ onDone: () => {} });
  if (status === "completed") return null;
  const isOpen = status === "queued" || status === "running";
  return (
    <div className="flex flex-wrap items-center gap-3">
      {error !== null && <FormAlert>{error}</FormAlert>}
      <Button
        size="sm"
        variant={isOpen ? "outline" : "primary"}
        isPending={isPending}
        onPress={() =>
          isOpen
            ? run(() => cancelRunAction({ runId }), t("cancelled"))
            : run(() => retryRunAction({ runId }), t("takenUp"))
        }
      >
        {t(isOpen ? "cancel" : "takeUp")}
      </Button>
    </div>
  );
}
