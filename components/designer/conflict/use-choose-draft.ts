"use client";

import { useState, useTransition } from "react";
import { setDraftAsideAction } from "@/lib/flows/actions";
import type { OtherDraft } from "../store/designer-store";
import { useDraftSaver } from "../store/saver-context";
import { useDesignerStore } from "../store/use-designer";

type Choosing = { keepMine: () => void; takeTheirs: () => void; isPending: boolean; error: string | null };

/** The two ways out of a conflict. The draft that is not taken is set aside on the server first. */
export function useChooseDraft(theirs: OtherDraft): Choosing {
  const store = useDesignerStore();
  const saver = useDraftSaver();
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  return {
    isPending,
    error,
    keepMine: () => start(async () => void (await saver.overwrite(theirs))),
    takeTheirs: () =>
      start(async () => {
        const { flow, history } = store.getState();
        const answer = await setDraftAsideAction({ flowId: flow.id, definition: history.present });
        if (!answer.ok) return setError(answer.error.message);
        const { definition: saved, revision, number } = theirs;
        store.getState().adopt({ saved, revision, number });
      }),
  };
}
