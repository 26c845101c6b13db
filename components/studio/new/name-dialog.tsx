"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { drawFlowAction } from "@/lib/flows/actions";
import type { NewFlow } from "./new-flow";

type Props = {
  /** What the flow begins with; null closes the dialog. */
  beginning: NewFlow | null;
  onClose: () => void;
};

/** Asks what a new flow is called, makes it and goes there. */
export function NameDialog({ beginning, onClose }: Props) {
  const t = useTranslations("flows.creating");
  return (
    <ActionDialog
      isOpen={beginning !== null}
      title={t("naming")}
      subject={beginning?.name ?? ""}
      size="sm"
      onClose={onClose}
    >
      {beginning !== null && <NameForm beginning={beginning} onClose={onClose} />}
    </ActionDialog>
  );
}

function NameForm({ beginning, onClose }: { beginning: NewFlow; onClose: () => void }) {
  const t = useTranslations("flows.creating");
  const router = useRouter();
  const [name, setName] = useState(beginning.suggestion);
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const isNamed = name.trim() !== "";
  const create = () =>
    start(async () => {
      setError(null);
      const { category, definition, references } = beginning;
      const description = references === undefined ? "" : beginning.description;
      const answer = await drawFlowAction({ name, description, category, definition, references });
      if (!answer.ok) return setError(answer.error.message);
      router.push(`/flows/${answer.data.flowId}`);
    });
  return (
    <DialogForm
      confirm={t("confirm")}
      command={{ isPending, error }}
      isDisabled={!isNamed}
      onConfirm={create}
      onCancel={onClose}
    >
      <TextField
        isRequired
        autoFocus
        value={name}
        onChange={setName}
        onKeyDown={({ key, nativeEvent }) =>
          key === "Enter" && !nativeEvent.isComposing && isNamed && !isPending && create()
        }
        maxLength={100}
        fullWidth
      >
        <Label>{t("name")}</Label>
        <Input />
      </TextField>
    </DialogForm>
  );
}
