"use client";

import { useCallback } from "react";
import { OptionsFailed } from "@/lib/forms/option-answer";
import { loadFieldOptionsAction } from "@/lib/tickets/actions";
import type { LoadOptions } from "./load-options";

/** Asks the server for the options of a field of a new ticket or of an existing one. */
export function useLoadOptions(kind: "flowId" | "ticketId", id: number): LoadOptions {
  return useCallback(
    async (fieldKey, text) => {
      const place = kind === "flowId" ? { flowId: id } : { ticketId: id };
      const answer = await loadFieldOptionsAction({ place, fieldKey, text });
      if ("failure" in answer) throw new OptionsFailed(answer.failure);
      return answer.options;
    },
    [kind, id],
  );
}
