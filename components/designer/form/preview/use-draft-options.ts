"use client";

import { useCallback } from "react";
import type { LoadOptions } from "@/components/forms/state/load-options";
import { tryOptionsAction } from "@/lib/flows/actions";
import { OptionsFailed } from "@/lib/forms/option-answer";
import { useDesignerStore } from "../../store/use-designer";

/** Asks other systems by the draft as it is now, not as it was saved. */
export function useDraftOptions(): LoadOptions {
  const store = useDesignerStore();
  return useCallback(
    async (fieldKey, text) => {
      const { flow, history } = store.getState();
      const source = history.present.form.fields.find(({ key }) => key === fieldKey)?.source ?? null;
      const answer = source === null ? null : await tryOptionsAction({ flowId: flow.id, source, text });
      if (answer === null || !answer.ok) throw new OptionsFailed("not_offered");
      if ("failure" in answer.data) throw new OptionsFailed(answer.data.failure);
      return answer.data.options;
    },
    [store],
  );
}
