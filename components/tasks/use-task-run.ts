"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { TicketFormHandle } from "@/components/forms/state/use-ticket-form";
import type { ActionError, ActionResult } from "@/lib/http/action-result";
import type { TicketReceipt } from "@/lib/tickets/schema";
import type { Note } from "./note/use-note";
import { useErrorText } from "./use-error-text";

/** What is under way: a button's id, or one of the other actions. */
export type Pending = number | "claim" | "release" | "save" | "return" | null;

type Run = {
  what: Pending;
  act: () => Promise<ActionResult<TicketReceipt>>;
  /** What is told when it went well. */
  done: string;
  onDone: () => void;
};

/** A command of the task from the bar itself: the result is told there, and what is wrong with fields in the form. */
export function useTaskRun(form: TicketFormHandle, note: Note) {
  const router = useRouter();
  const errorText = useErrorText();
  const [pending, setPending] = useState<Pending>(null);
  const [error, setError] = useState<string | null>(null);
  const [isRunning, start] = useTransition();
  // What was typed stays on a page that moved on; otherwise it shows the new state at once.
  const isTouched = form.isDirty || !note.isEmpty;

  const refuse = (refused: ActionError) => {
    const text = errorText(refused);
    if (refused.code === "conflict" && !isTouched) toast.danger(text);
    else setError(text);
    if (refused.code === "invalid") form.setProblems(refused.problems);
  };
  const run = ({ what, act, done, onDone }: Run) => {
    setPending(what);
    setError(null);
    start(async () => {
      const answer = await act();
      if (answer.ok) {
        onDone();
        toast.success(done);
      } else refuse(answer.error);
      // Inside the transition: the buttons stay busy until the page shows where the ticket is now.
      if (answer.ok || answer.error.code === "conflict") start(() => router.refresh());
    });
  };
  return { pending: isRunning ? pending : null, error, run };
}
