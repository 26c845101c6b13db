"use client";

import { useCallback } from "react";
import { loadFieldOptionsAction } from "@/lib/tickets/actions";
import type { LoadOptions } from "./load-options";

/** Asks the server for the options of a field of a new ticket or of an existing one. */
export function useLoadOptions(kind: "flowId" | "ticketId", id: number): LoadOptions {
  return useCallback(
    async (fieldKey, text) => {
      const place = kind === "flowId" ? { flowId: id } : { ticketId: id };
      const options = await loadFieldOptionsAction({ place, fieldKey, text });
      if (options === null) throw new Error("the other system gave no answer");
      return options;
    },
    [kind, id],
  );
}
