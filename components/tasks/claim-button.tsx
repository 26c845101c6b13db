"use client";

import { Button } from "@heroui/react/button";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { claimTaskAction } from "@/lib/tasks/actions";
import { useErrorText } from "./use-error-text";

type Props = { taskId: number; serial: string };

/** Takes a task from a list; the list shows the result, whoever was first. */
export function ClaimButton({ taskId, serial }: Props) {
  const t = useTranslations("tasks");
  const errorText = useErrorText();
  const router = useRouter();
  const [isPending, start] = useTransition();

  const claim = () =>
    start(async () => {
      const answer = await claimTaskAction({ taskId });
      if (answer.ok) toast.success(t("claimed", { serial }));
      else toast.danger(errorText(answer.error));
      router.refresh();
    });

  return (
    <Button size="sm" variant="outline" isPending={isPending} aria-label={t("claimTicket", { serial })} onPress={claim}>
      {t("claim")}
    </Button>
  );
}
