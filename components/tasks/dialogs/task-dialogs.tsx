"use client";

import { useTranslations } from "next-intl";
import { ActionDialog } from "./action-dialog";
import { AddSignerForm } from "./add-signer-form";
import type { Desk } from "./desk";
import { HandOverForm } from "./hand-over-form";
import { SendBackForm } from "./send-back-form";

export type TaskDialog = "transfer" | "delegate" | "addSigner" | "sendBack";

type Props = { open: TaskDialog | null; subject: string; desk: Desk; onClose: () => void };

/** What is asked before a task goes to somebody else, or others are brought in. */
export function TaskDialogs({ open, subject, desk, onClose }: Props) {
  const t = useTranslations("tasks");
  const form = { desk, onClose };
  return (
    <>
      <ActionDialog isOpen={open === "transfer"} title={t("transfer.title")} subject={subject} onClose={onClose}>
        <HandOverForm how="transfer" {...form} />
      </ActionDialog>
      <ActionDialog isOpen={open === "delegate"} title={t("delegate.title")} subject={subject} onClose={onClose}>
        <HandOverForm how="delegate" {...form} />
      </ActionDialog>
      <ActionDialog isOpen={open === "addSigner"} title={t("addSigner.title")} subject={subject} onClose={onClose}>
        <AddSignerForm {...form} />
      </ActionDialog>
      <ActionDialog isOpen={open === "sendBack"} title={t("sendBack.title")} subject={subject} onClose={onClose}>
        <SendBackForm {...form} />
      </ActionDialog>
    </>
  );
}
