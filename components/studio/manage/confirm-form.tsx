"use client";

import { useTranslations } from "next-intl";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import { deleteFlowAction, reopenFlowAction, retireFlowAction } from "@/lib/flows/actions";
import type { ManagedFlow } from "./managed-flow";

type Verb = "retire" | "reopen" | "delete";
type Props = { verb: Verb; flow: ManagedFlow; onDone: () => void; onCancel: () => void };

const ACTIONS = {
  retire: { act: retireFlowAction, words: "retiring" },
  reopen: { act: reopenFlowAction, words: "reopening" },
  delete: { act: deleteFlowAction, words: "deleting" },
} as const;

/** Asks before a flow leaves the catalog, comes back into it, or is gone. */
export function ConfirmForm({ verb, flow, onDone, onCancel }: Props) {
  const t = useTranslations("flows");
  const { act, words } = ACTIONS[verb];
  const command = useCommand({ onDone });
  return (
    <DialogForm
      confirm={t(`${words}.confirm`)}
      isDangerous={verb === "delete"}
      command={command}
      onConfirm={() => command.run(() => act({ flowId: flow.id }), t(`${words}.done`))}
      onCancel={onCancel}
    >
      <p className="text-list">{t(`${words}.text`, { count: flow.running })}</p>
    </DialogForm>
  );
}
