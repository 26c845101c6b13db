"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { loadOtherDraftAction, saveDraftAction } from "@/lib/flows/actions";
import type { DesignerStart, DesignerStore } from "./designer-store";
import { DraftSaver, type DraftServer } from "./draft-saver";
import { LeaveGuard } from "./leave-guard";
import { openDesigner } from "./open-designer";
import { SaverContext } from "./saver-context";
import { DesignerContext } from "./use-designer";

/** Holds a flow while somebody draws it, whichever of its tabs they look at, and saves it as they go. */
export function DesignerProvider({ start, children }: { start: DesignerStart; children: ReactNode }) {
  const t = useTranslations("designer.saving");
  const [{ store, saver }] = useState(() =>
    openDesigner(start, (opened) => new DraftSaver(opened, serverOf(opened), { unreachable: t("unreachable") })),
  );
  useEffect(() => saver.watch(), [saver]);
  return (
    <DesignerContext value={store}>
      <SaverContext value={saver}>
        {children}
        <LeaveGuard />
      </SaverContext>
    </DesignerContext>
  );
}

function serverOf(store: DesignerStore): DraftServer {
  return {
    save: saveDraftAction,
    readOther: async (flowId, { params }) => {
      const { draft, names } = await loadOtherDraftAction(flowId);
      store.getState().learnNames({
        people: Object.values(names.people),
        departments: Object.values(names.departments),
      });
      const { by, at } = params;
      return { ...draft, by: typeof by === "string" ? by : "", at: typeof at === "string" ? at : null };
    },
  };
}
