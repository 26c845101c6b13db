"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import { deleteCalendarAction } from "@/lib/calendars/actions";
import type { CalendarPage } from "@/lib/calendars/schema";

type Props = { calendar: Pick<CalendarPage, "id" | "name"> };

/** Asks before a calendar is gone for good; one that flows count by stays, and says which. */
export function DeleteCalendar({ calendar: { id: calendarId, name } }: Props) {
  const t = useTranslations("calendars.delete");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className="ms-auto">
      <Button size="sm" variant="danger-soft" onPress={() => setOpen(true)}>
        {t("open")}
      </Button>
      <ActionDialog isAlert size="sm" isOpen={isOpen} title={t("title")} subject={name} onClose={close}>
        <Question calendarId={calendarId} onClose={close} />
      </ActionDialog>
    </div>
  );
}

function Question({ calendarId, onClose }: { calendarId: number; onClose: () => void }) {
  const t = useTranslations("calendars.delete");
  const command = useCommand({ onDone: onClose, goTo: "/settings/calendars" });
  const confirm = () => command.run(() => deleteCalendarAction({ calendarId }), t("done"));
  return (
    <DialogForm isDangerous confirm={t("confirm")} command={command} onConfirm={confirm} onCancel={onClose}>
      <p className="text-list text-muted">{t("lead")}</p>
    </DialogForm>
  );
}
