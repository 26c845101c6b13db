"use client";

import { useMemo } from "react";
import { newTransition } from "@/lib/designer/adding/new-transition";
import { mayConnect } from "@/lib/designer/rules";
import { useDesignerStore } from "../../store/use-designer";
import { useCanvasEdit } from "./use-canvas-edit";
import { useRefusal } from "./use-refusal";
import { useWords } from "./use-words";

export type ConnectNodes = {
  connect: (from: string, to: string) => void;
  /** Has a transition lead from and to other nodes. */
  reconnect: (key: string, from: string, to: string) => void;
};

/** Draws transitions between nodes that are there already. */
export function useConnectNodes(): ConnectNodes {
  const store = useDesignerStore();
  const change = useCanvasEdit();
  const refuse = useRefusal();
  const words = useWords();
  return useMemo(
    () => ({
      connect: (from, to) => {
        const { history, select } = store.getState();
        if (refuse(mayConnect(history.present, from, to))) return;
        const transition = newTransition(history.present, { from, to, words });
        change({ type: "Connect", transition });
        select({ transitionKeys: [transition.key] });
      },
      reconnect: (key, from, to) => {
        const { history } = store.getState();
        if (refuse(mayConnect(history.present, from, to, key))) return;
        change({ type: "UpdateTransition", key, patch: { from, to } });
      },
    }),
    [store, change, refuse, words],
  );
}
