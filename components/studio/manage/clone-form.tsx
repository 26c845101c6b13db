"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { toast } from "@heroui/react/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { cloneFlowAction } from "@/lib/flows/actions";
import type { ManagedFlow } from "./managed-flow";

type Props = { flow: ManagedFlow; onDone: () => void; onCancel: () => void };

/** Asks what a copy of a flow is to be called, and goes there. */
export function CloneForm({ flow, onDone, onCancel }: Props) {
  const t = useTranslations("flows.cloning");
  const router = useRouter();
  const [name, setName] = useState(() => t("suggestion", { name: flow.name }).slice(0, 100));
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const clone = () =>
    start(async () => {
      setError(null);
      const answer = await cloneFlowAction({ flowId: flow.id, name });
      if (!answer.ok) return setError(answer.error.message);
      toast.success(t("done"));
      onDone();
      router.push(`/flows/${answer.data.flowId}`);
    });
  return (
    <DialogForm
      confirm={t("confirm")}
      command={{ isPending, error }}
      isDisabled={name.trim() === ""}
      onConfirm={clone}
      onCancel={onCancel}
    >
      <p className="text-list text-muted">{t("text")}</p>
      <TextField isRequired autoFocus value={name} onChange={setName} maxLength={100} fullWidth>
        <Label>{t("name")}</Label>
        <Input />
      </TextField>
    </DialogForm>
  );
}
