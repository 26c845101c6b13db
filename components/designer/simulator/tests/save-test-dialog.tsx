"use client";

import { Checkbox } from "@heroui/react/checkbox";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { createFlowTestAction } from "@/lib/simulator/actions";
import type { SimulationRun } from "@/lib/simulator/run";
import type { SimulationView } from "@/lib/simulator/schema";
import { useDesigner } from "../../store/use-designer";
import { useFlowWords } from "../use-flow-words";
import { TestNameField } from "./test-name-field";
import { useTestCommand } from "./use-test-command";

type Props = { run: SimulationRun; view: SimulationView; isOpen: boolean; onClose: () => void };

/** Keeps what was played as what the flow has to do from now on. */
export function SaveTestDialog({ isOpen, onClose, ...rest }: Props) {
  const t = useTranslations("simulator.tests");
  return (
    <ActionDialog isOpen={isOpen} title={t("saveTitle")} subject={rest.view.title} onClose={onClose}>
      <SaveForm {...rest} onClose={onClose} />
    </ActionDialog>
  );
}

function SaveForm({ run, view, onClose }: Omit<Props, "isOpen">) {
  const t = useTranslations("simulator.tests");
  const tStatus = useTranslations("status");
  const words = useFlowWords();
  const flowId = useDesigner((state) => state.flow.id);
  const [name, setName] = useState("");
  const [isAsked, setAsked] = useState(false);
  const command = useTestCommand(onClose);
  const { outcome } = view;
  const expected = { ...outcome, asked: isAsked ? outcome.asked : null };
  const save = () => command.run(() => createFlowTestAction({ flowId, name, run, expected }), t("saved"));
  const path = outcome.path.map(words.node).join(" → ");
  return (
    <DialogForm
      confirm={t("saveConfirm")}
      isDisabled={name.trim() === ""}
      command={command}
      onConfirm={save}
      onCancel={onClose}
    >
      <TestNameField name={name} onChange={setName} />
      <p className="text-list text-pretty">{t("expects", { path, status: tStatus(outcome.status) })}</p>
      <Checkbox isSelected={isAsked} onChange={setAsked}>
        <Checkbox.Content>
          <Checkbox.Control>
            <Checkbox.Indicator />
          </Checkbox.Control>
          <span className="text-list">
            {t("withAsked")}
            <span className="block text-xs text-muted">{t("withAskedHint")}</span>
          </span>
        </Checkbox.Content>
      </Checkbox>
    </DialogForm>
  );
}
