"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { TicketFormHandle } from "@/components/forms/use-ticket-form";
import type { ActionResult } from "@/lib/http/action-result";
import { claimTaskAction, completeTaskAction, releaseTaskAction, sendBackTaskAction } from "@/lib/tasks/actions";
import type { NodeButton, OwnTask, TicketReceipt } from "@/lib/tickets/schema";
import { useErrorText } from "./use-error-text";

type SendBack = { nodeId: number; afterwards: "return" | "rerun"; comment: string };

export type Decision = {
  /** What is under way: a button's id, or one of the other actions. */
  pending: number | "claim" | "release" | "send_back" | null;
  /** Why the last attempt did not happen. */
  error: string | null;
  /** Whether the form lets this button be pressed; what is wrong is shown in it. */
  check: (button: NodeButton) => boolean;
  complete: (button: NodeButton, comment: string) => void;
  claim: () => void;
  release: () => void;
  sendBack: (how: SendBack) => void;
};

type Args = {
  own: OwnTask | null;
  serial: string;
  form: TicketFormHandle;
  /** Something was typed, which a page that moved on keeps; otherwise it shows the new state at once. */
  isTouched: boolean;
  /** The command has taken everything that was typed. */
  onTaken: () => void;
};

/** The commands of a task. Decisions wait for the server; the page then shows the result. */
export function useDecision({ own, serial, form, isTouched, onTaken }: Args): Decision {
  const t = useTranslations("tasks");
  const router = useRouter();
  const errorText = useErrorText();
  const [pending, setPending] = useState<Decision["pending"]>(null);
  const [error, setError] = useState<string | null>(null);
  const [isRunning, start] = useTransition();

  const run = (what: Decision["pending"], act: () => Promise<ActionResult<TicketReceipt>>, done: string) => {
    setPending(what);
    setError(null);
    start(async () => {
      const answer = await act();
      if (answer.ok) {
        form.markSaved();
        onTaken();
        toast.success(done);
      } else {
        const text = errorText(answer.error);
        if (answer.error.code === "conflict" && !isTouched) toast.danger(text);
        else setError(text);
        if (answer.error.code === "invalid") form.setProblems(answer.error.problems);
      }
      // Inside the transition: the buttons stay busy until the page shows where the ticket is now.
      if (answer.ok || answer.error.code === "conflict") start(() => router.refresh());
    });
  };
  const taskId = own?.taskId ?? 0;

  return {
    pending: isRunning ? pending : null,
    error,
    check: ({ requireFields }) => form.collect({ requireFields }) !== null,
    complete: (button, comment) => {
      const changes = form.collect({ requireFields: button.requireFields });
      if (changes === null) return;
      const input = { taskId, transitionId: button.id, comment, ...changes };
      run(button.id, () => completeTaskAction(input), t("completed", { serial, button: button.name }));
    },
    claim: () => run("claim", () => claimTaskAction({ taskId }), t("claimed", { serial })),
    release: () => run("release", () => releaseTaskAction({ taskId }), t("released", { serial })),
    sendBack: (how) => run("send_back", () => sendBackTaskAction({ taskId, ...how }), t("sentBack", { serial })),
  };
}
