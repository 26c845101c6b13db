"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";

const PermissionsMatrix = dynamic(() => import("./permissions-matrix").then((module) => module.PermissionsMatrix), {
  ssr: false,
});

type Props = { isOpen: boolean; onClose: () => void };

/** The whole matrix of who sees what where, over everything else. */
export function PermissionsDialog({ isOpen, onClose }: Props) {
  const t = useTranslations("inspector.matrix");
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="cover" scroll="inside">
        <Modal.Dialog className="flex max-h-full flex-col">
          <Modal.Header>
            <Modal.Heading>{t("title")}</Modal.Heading>
            <p className="text-list text-muted">{t("lead")}</p>
          </Modal.Header>
          <Modal.Body className="flex min-h-0 grow flex-col overflow-hidden">
            <PermissionsMatrix />
          </Modal.Body>
          <Modal.Footer>
            <Button onPress={onClose}>{t("done")}</Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
