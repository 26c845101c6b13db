"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { NodeButton } from "@/lib/tickets/schema";

type Props = {
  /** What is about to be decided; null closes the dialog. */
  button: NodeButton | null;
  /** What it is about. */
  subject: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Room for a comment. */
  children?: ReactNode;
};

/** Asks once more before a button is pressed; a sheet on a phone. */
export function DecisionDialog({ button, subject, onConfirm, onCancel, children }: Props) {
  const t = useTranslations("tasks");
  return (
    <Modal.Backdrop isOpen={button !== null} onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <Modal.Container size="sm">
        <Modal.Dialog>
          <Modal.Header>
            <Modal.Heading>{button?.name}</Modal.Heading>
            {subject !== "" && <p className="truncate text-list text-muted">{subject}</p>}
          </Modal.Header>
          <Modal.Body className="flex flex-col gap-3 text-foreground">
            {button !== null && button.confirmText !== "" && <p className="text-sm">{button.confirmText}</p>}
            {children}
          </Modal.Body>
          <Modal.Footer>
            <Button variant="outline" onPress={onCancel}>
              {t("cancel")}
            </Button>
            <Button onPress={onConfirm}>{button?.name}</Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
