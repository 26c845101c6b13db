"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { rotateSecretAction } from "@/lib/webhooks/actions";
import type { EndpointView } from "@/lib/webhooks/schema";
import { SecretOnce } from "./secret-once";

type Props = { endpoint: EndpointView; isOpen: boolean; onClose: () => void };

/** Makes a new secret and shows it this once. */
export function RotateDialog({ endpoint, isOpen, onClose }: Props) {
  const t = useTranslations("webhooks.rotate");
  const router = useRouter();
  const close = () => {
    onClose();
    router.refresh();
  };
  return (
    <ActionDialog isOpen={isOpen} title={t("title")} subject={endpoint.name} onClose={close}>
      <Steps endpoint={endpoint} onClose={close} />
    </ActionDialog>
  );
}

function Steps({ endpoint, onClose }: Omit<Props, "isOpen">) {
  const t = useTranslations("webhooks.rotate");
  const [secret, setSecret] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const { id: endpointId, revision, name } = endpoint;
  const confirm = () =>
    start(async () => {
      const answer = await rotateSecretAction({ endpointId, revision });
      if (answer.ok) setSecret(answer.data.secret);
      else setError(answer.error.message);
    });
  if (secret === null) {
    return (
      <DialogForm confirm={t("confirm")} command={{ isPending, error }} onConfirm={confirm} onCancel={onClose}>
        <p className="text-list text-muted">{t("lead")}</p>
      </DialogForm>
    );
  }
  return (
    <>
      <Modal.Body className="text-foreground">
        <SecretOnce name={name} secret={secret} />
      </Modal.Body>
      <Modal.Footer>
        <Button onPress={onClose}>{t("done")}</Button>
      </Modal.Footer>
    </>
  );
}
