"use client";

import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import { deleteSetAsideAction } from "@/lib/flows/actions";
import { useDesigner } from "../store/use-designer";
import type { FlowState } from "./use-flow-states";

type Props = {
  /** The set-aside draft; null closes the dialog. */
  state: FlowState | null;
  nameOf: (state: FlowState) => string;
  onDone: () => void;
  onClose: () => void;
};

/** Asks before a set-aside draft is gone for good. */
export function DeleteDialog({ state, nameOf, onDone, onClose }: Props) {
  const t = useTranslations("versions.page.deleting");
  const flowId = useDesigner(({ flow }) => flow.id);
  const command = useCommand({
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const remove = () => {
    if (state?.kind !== "set-aside") return;
    const { id: setAsideId } = state;
    command.run(() => deleteSetAsideAction({ flowId, setAsideId }), t("done"));
  };
  return (
    <ActionDialog
      isAlert
      isOpen={state !== null}
      title={t("title")}
      subject={state === null ? "" : nameOf(state)}
      onClose={onClose}
    >
      <DialogForm isDangerous confirm={t("confirm")} command={command} onConfirm={remove} onCancel={onClose}>
        <p className="text-list">{t("text")}</p>
      </DialogForm>
    </ActionDialog>
  );
}
