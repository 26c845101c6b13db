"use client";

import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { CloneForm } from "./clone-form";
import { ConfirmForm } from "./confirm-form";
import type { ManagedFlow } from "./managed-flow";

export type FlowVerb = "clone" | "retire" | "reopen" | "delete";
export type FlowTask = { verb: FlowVerb; flow: ManagedFlow };

type Props = {
  /** What is to be done with which flow; null closes the dialog. */
  task: FlowTask | null;
  onDone?: (task: FlowTask) => void;
  onClose: () => void;
};

const TITLES = {
  clone: "cloning",
  retire: "retiring",
  reopen: "reopening",
  delete: "deleting",
} as const;

/** Asks before something is done with a flow as a whole. */
export function FlowDialogs({ task, onDone, onClose }: Props) {
  const t = useTranslations("flows");
  return (
    <ActionDialog
      isOpen={task !== null}
      isAlert={task?.verb === "delete"}
      title={task === null ? "" : t(`${TITLES[task.verb]}.title`)}
      subject={task?.flow.name ?? ""}
      onClose={onClose}
    >
      {task !== null && (
        <TaskForm
          task={task}
          onDone={() => {
            onDone?.(task);
            onClose();
          }}
          onCancel={onClose}
        />
      )}
    </ActionDialog>
  );
}

function TaskForm({ task: { verb, flow }, ...rest }: { task: FlowTask; onDone: () => void; onCancel: () => void }) {
  if (verb === "clone") return <CloneForm flow={flow} {...rest} />;
  return <ConfirmForm verb={verb} flow={flow} {...rest} />;
}
