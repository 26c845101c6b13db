"use client";

import { useState } from "react";
import type { TicketFormHandle } from "@/components/forms/state/use-ticket-form";
import { useErrorText } from "@/components/tasks/use-error-text";
import type { ActionError } from "@/lib/http/action-result";

/** Tries something; what is refused is said as on the page of a ticket, at the fields where it is about those. */
export function useAttempt(form?: TicketFormHandle) {
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const attempt = async (act: () => Promise<ActionError | null>): Promise<void> => {
    setError(null);
    const refused = await act();
    if (refused === null) return;
    setError(errorText(refused));
    if (refused.problems.length > 0) form?.setProblems(refused.problems);
  };
  return { error, attempt };
}
