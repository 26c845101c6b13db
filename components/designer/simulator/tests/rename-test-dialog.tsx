"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { updateFlowTestAction } from "@/lib/simulator/actions";
import type { FlowTestView } from "@/lib/simulator/schema";
import { useDesigner } from "../../store/use-designer";
import { TestNameField } from "./test-name-field";
import { useTestCommand } from "./use-test-command";

type Props = { test: FlowTestView; isOpen: boolean; onClose: () => void };

export function RenameTestDialog({ test, isOpen, onClose }: Props) {
  const t = useTranslations("simulator.tests");
  return (
    <ActionDialog size="sm" isOpen={isOpen} title={t("rename")} subject={test.name} onClose={onClose}>
      <RenameForm test={test} onClose={onClose} />
    </ActionDialog>
  );
}

function RenameForm({ test: { testId, revision, ...test }, onClose }: Omit<Props, "isOpen">) {
  const t = useTranslations("simulator.tests");
  const flowId = useDesigner((state) => state.flow.id);
  const [name, setName] = useState(test.name);
  const command = useTestCommand(onClose);
  const rename = () => command.run(() => updateFlowTestAction({ flowId, testId, revision, name }), t("renamed"));
  return (
    <DialogForm
      confirm={t("rename")}
      isDisabled={name.trim() === ""}
      command={command}
      onConfirm={rename}
      onCancel={onClose}
    >
      <TestNameField name={name} onChange={setName} />
    </DialogForm>
  );
}
