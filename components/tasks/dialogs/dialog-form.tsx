"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import { FormAlert } from "@/components/ui/form-alert";
import type { Command } from "../use-command";

type Props = {
  /** What the button says. */
  confirm: string;
  isDangerous?: boolean;
  isDisabled?: boolean;
  command: Pick<Command, "isPending" | "error">;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
};

/** What is asked in a dialog, why it did not work, and the two ways out. */
export function DialogForm(props: Props) {
  const { confirm, isDangerous = false, isDisabled = false, command, onConfirm, onCancel, children } = props;
  const t = useTranslations("tasks");
  const submit = () => {
    if (!command.isPending && !isDisabled) onConfirm();
  };
  useHotkeys({ "mod+enter": submit }, { isInDialog: true });
  return (
    <>
      <Modal.Body className="flex flex-col gap-5 text-foreground">
        {command.error !== null && <FormAlert>{command.error}</FormAlert>}
        {children}
      </Modal.Body>
      <Modal.Footer>
        <Button variant="outline" onPress={onCancel}>
          {t("cancel")}
        </Button>
        <Button
          variant={isDangerous ? "danger" : "primary"}
          isPending={command.isPending}
          isDisabled={isDisabled}
          onPress={submit}
        >
          {confirm}
        </Button>
      </Modal.Footer>
    </>
  );
}
