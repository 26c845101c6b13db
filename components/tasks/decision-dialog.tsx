"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";

type Props = {
  /** What is about to be decided; null closes the dialog. */
  button: { name: string; confirmText: string } | null;
  /** What it is about. */
  subject: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Room for a comment. */
  children?: ReactNode;
};

/** Asks once more before a button is pressed; a sheet on a phone. */
export function DecisionDialog({ button, subject, onConfirm, onCancel, children }: Props) {
  return (
    <Modal.Backdrop isOpen={button !== null} onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <Modal.Container size="sm" scroll="inside">
        <Modal.Dialog>
          <Modal.Header>
            <Modal.Heading>{button?.name}</Modal.Heading>
            {subject !== "" && <p className="truncate text-list text-muted">{subject}</p>}
          </Modal.Header>
          <Modal.Body className="flex flex-col gap-3 text-foreground">
            {button !== null && button.confirmText !== "" && <p className="text-sm">{button.confirmText}</p>}
            {children}
          </Modal.Body>
          <Footer name={button?.name ?? ""} onConfirm={onConfirm} onCancel={onCancel} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function Footer({ name, onConfirm, onCancel }: Pick<Props, "onConfirm" | "onCancel"> & { name: string }) {
  const t = useTranslations("tasks");
  useHotkeys({ "mod+enter": onConfirm }, { isInDialog: true });
  return (
    <Modal.Footer>
      <Button variant="outline" onPress={onCancel}>
        {t("cancel")}
      </Button>
      <Button onPress={onConfirm}>{name}</Button>
    </Modal.Footer>
  );
}
