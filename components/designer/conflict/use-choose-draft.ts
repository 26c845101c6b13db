"use client";

import type { OtherDraft } from "../store/designer-store";
import { useDraftSaver } from "../store/saver-context";
import { useDesignerStore } from "../store/use-designer";

/** The two ways out of a conflict. Whichever is taken, the other draft is one step back in the history. */
export function useChooseDraft({ definition, revision, number }: OtherDraft): {
  keepMine: () => void;
  takeTheirs: () => void;
} {
  const store = useDesignerStore();
  const saver = useDraftSaver();
  const theirs = { saved: definition, revision, number };
  return {
    takeTheirs: () => store.getState().adopt(theirs),
    keepMine: () => {
      const mine = store.getState().history.present;
      store.getState().adopt(theirs);
      store.getState().edit({ type: "Replace", definition: mine });
      void saver.flush();
    },
  };
}
