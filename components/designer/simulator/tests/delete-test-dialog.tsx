"use client";

import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { deleteFlowTestAction } from "@/lib/simulator/actions";
import type { FlowTestView } from "@/lib/simulator/schema";
import { useDesigner } from "../../store/use-designer";
import { useTestCommand } from "./use-test-command";

type Props = { test: FlowTestView; isOpen: boolean; onClose: () => void };

/** Asks before the flow is held to a test no longer. */
export function DeleteTestDialog({ test: { testId, revision, name }, isOpen, onClose }: Props) {
  const t = useTranslations("simulator.tests");
  const flowId = useDesigner((state) => state.flow.id);
  const command = useTestCommand(onClose);
  const remove = () => command.run(() => deleteFlowTestAction({ flowId, testId, revision }), t("deleted"));
  return (
    <ActionDialog isAlert size="sm" isOpen={isOpen} title={t("deleteTitle")} subject={name} onClose={onClose}>
      <DialogForm isDangerous confirm={t("delete")} command={command} onConfirm={remove} onCancel={onClose}>
        <p className="text-list text-muted">{t("deleteLead")}</p>
      </DialogForm>
    </ActionDialog>
  );
}
