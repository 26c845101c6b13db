"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { TicketFormHandle } from "@/components/forms/state/use-ticket-form";
import { createTicketAction } from "@/lib/tickets/actions";
import type { NodeButton, StartForm } from "@/lib/tickets/schema";

/** Files the ticket and goes to it; what is wrong is shown in the form, all at once. */
export function useCreateTicket(start: StartForm, form: TicketFormHandle) {
  const t = useTranslations("catalog");
  const router = useRouter();
  const [pressed, setPressed] = useState<NodeButton | "draft" | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isPending, begin] = useTransition();

  /** Without a button it is kept as a draft, for which nothing is required. */
  const create = (button: NodeButton | null) => {
    const changes = form.collect({ requireFields: button?.requireFields ?? false });
    if (changes === null) return;
    setPressed(button ?? "draft");
    setError(null);
    begin(async () => {
      const answer = await createTicketAction({ flowId: start.flowId, transitionId: button?.id ?? null, ...changes });
      if (answer.ok) {
        form.markSaved();
        toast.success(t(button === null ? "drafted" : "created", { serial: answer.data.serial }));
        begin(() => router.push(`/tickets/${answer.data.ticketId}`));
        return;
      }
      setError(answer.error.message);
      form.setProblems(answer.error.problems);
    });
  };
  return { create, error, pending: isPending ? pressed : null };
}
