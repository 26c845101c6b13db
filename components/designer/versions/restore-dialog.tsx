"use client";

import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { loadStateAction, restoreSetAsideAction, restoreVersionAction } from "@/lib/flows/actions";
import { useDraftSaver } from "../store/saver-context";
import { useDesigner, useDesignerStore } from "../store/use-designer";
import type { FlowState } from "./use-flow-states";

type Props = {
  /** What is to be the draft; null closes the dialog. */
  state: FlowState | null;
  nameOf: (state: FlowState) => string;
  onDone: (state: FlowState) => void;
  onClose: () => void;
};

/** Asks before a version, or a set-aside draft, becomes the draft, and says what becomes of the draft there is. */
export function RestoreDialog({ state, nameOf, onDone, onClose }: Props) {
  const t = useTranslations("versions.page.restoring");
  const flow = useDesigner((store) => store.flow);
  const draft = useDesigner((store) => store.draft);
  const isUnsaved = useDesigner(({ history, draft: { saved } }) => history.present !== saved);
  const name = state === null ? "" : nameOf(state);
  const { restore, isPending, error } = useRestore(name, onDone, onClose);
  return (
    <ActionDialog isOpen={state !== null} title={t("title", { name })} subject={flow.name} onClose={onClose}>
      <DialogForm
        confirm={t("confirm")}
        command={{ isPending, error }}
        onConfirm={() => state !== null && restore(state)}
        onCancel={onClose}
      >
        <p className="text-list">
          {draft.revision !== null || isUnsaved ? t("replaces", { number: draft.number }) : t("none")}
        </p>
      </DialogForm>
    </ActionDialog>
  );
}

/** Saves what is not saved yet, so that it is set aside too; then the document is what the server made the draft. */
function useRestore(name: string, onDone: Props["onDone"], onClose: () => void) {
  const t = useTranslations("versions.page.restoring");
  const store = useDesignerStore();
  const saver = useDraftSaver();
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const restore = (state: FlowState) =>
    start(async () => {
      if (state.kind === "document") return;
      setError(null);
      const isSaved = await saver.flush();
      const { flow, draft, saving, adopt, setServerProblems } = store.getState();
      if (saving.state === "failed") return setError(saving.message);
      if (!isSaved) return onClose();
      const place = { flowId: flow.id, expectedRevision: draft.revision };
      const answer =
        state.kind === "version"
          ? await restoreVersionAction({ ...place, versionId: state.id })
          : await restoreSetAsideAction({ ...place, setAsideId: state.id });
      if (!answer.ok) return setError(answer.error.message);
      const { versionId, number, revision } = answer.data;
      const { definition, problems } = await loadStateAction(flow.id, { kind: "version", id: versionId });
      adopt({ saved: definition, number, revision });
      setServerProblems(problems);
      toast.success(t("done", { name }));
      onClose();
      onDone({ kind: "document" });
      router.refresh();
    });
  return { restore, isPending, error };
}
