"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useCommand } from "@/components/tasks/use-command";
import { retryMessageAction } from "@/lib/notices/channels/actions";
import type { DeliveryView } from "@/lib/notices/channels/schema";

/** Another try for what did not arrive; digests have none, the next one tells what they would have. */
export function RetryButton({ delivery: { kind, id, status } }: { delivery: DeliveryView }) {
  const t = useTranslations("channels.log");
  const { run, isPending, error } = useCommand({ onDone: () => {} });
  const isPossible = kind === "message" ? status !== "sent" : ["failed", "dead", "skipped"].includes(status);
  if (kind === "digest" || !isPossible) return null;
  const input = kind === "message" ? { kind, id } : { kind, id: Number(id) };
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button
        size="sm"
        variant="outline"
        isPending={isPending}
        onPress={() => run(() => retryMessageAction(input), t("retried"))}
      >
        {t(status === "failed" || status === "pending" ? "retryNow" : "retry")}
      </Button>
      {error !== null && <p className="text-list text-(--danger-text)">{error}</p>}
    </div>
  );
}
