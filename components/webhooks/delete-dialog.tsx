"use client";

import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import { deleteEndpointAction } from "@/lib/webhooks/actions";
import type { EndpointView } from "@/lib/webhooks/schema";

type Props = { endpoint: EndpointView; isOpen: boolean; goTo: string; onClose: () => void };

/** Asks before an endpoint is gone for good. */
export function DeleteDialog({ endpoint, isOpen, goTo, onClose }: Props) {
  const t = useTranslations("webhooks.delete");
  const command = useCommand({ onDone: onClose, goTo });
  const { id: endpointId, revision, name } = endpoint;
  const confirm = () => command.run(() => deleteEndpointAction({ endpointId, revision }), t("done"));
  return (
    <ActionDialog isAlert size="sm" isOpen={isOpen} title={t("title")} subject={name} onClose={onClose}>
      <DialogForm isDangerous confirm={t("confirm")} command={command} onConfirm={confirm} onCancel={onClose}>
        <p className="text-list text-muted">{t("lead")}</p>
      </DialogForm>
    </ActionDialog>
  );
}
