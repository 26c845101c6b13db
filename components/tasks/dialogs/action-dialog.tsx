"use client";

import { Modal } from "@heroui/react/modal";
import type { ReactNode } from "react";

type Props = {
  isOpen: boolean;
  title: string;
  /** What it is about. */
  subject: string;
  size?: "sm" | "md" | "lg" | "xl";
  /** Something is about to be lost for good. */
  isAlert?: boolean;
  onClose: () => void;
  /** Mounted while the dialog is open, so that it begins anew each time. */
  children: ReactNode;
};

/** The frame of everything that is asked before an action; a sheet on a phone. */
export function ActionDialog({ isOpen, title, subject, size = "md", isAlert = false, onClose, children }: Props) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size={size === "xl" ? "lg" : size} scroll="inside">
        <Modal.Dialog role={isAlert ? "alertdialog" : "dialog"} className={size === "xl" ? "max-w-4xl" : ""}>
          <Modal.Header>
            <Modal.Heading>{title}</Modal.Heading>
            {subject !== "" && <p className="truncate text-list text-muted">{subject}</p>}
          </Modal.Header>
          {children}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
