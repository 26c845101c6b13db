"use client";

import { useFormatter, useTranslations } from "next-intl";
import { PeoplePicker } from "@/components/people/people-picker";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { usePeopleAsked } from "@/components/tasks/dialogs/use-people-asked";
import { useCommand } from "@/components/tasks/use-command";
import { copyTicketAction } from "@/lib/tickets/actions";
import type { ManageFormProps } from "./managed-ticket";
import { ReasonBox } from "./reason-box";
import { useReason } from "./use-reason";

/** Lets people know of the ticket. */
export function CopyForm({ ticket: { ticketId, serial }, onClose }: ManageFormProps) {
  const t = useTranslations("tickets.copy");
  const format = useFormatter();
  const people = usePeopleAsked();
  const reason = useReason(false);
  const command = useCommand({ onDone: onClose });
  const confirm = () =>
    people.demand((chosen) => {
      const input = { ticketId, userIds: chosen.map(({ id }) => id), comment: reason.text };
      const names = format.list(chosen.map(({ name }) => name));
      command.run(() => copyTicketAction(input), t("done", { serial, names }));
    });
  return (
    <DialogForm confirm={t("confirm")} command={command} onConfirm={confirm} onCancel={onClose}>
      <p className="text-list text-muted">{t("lead")}</p>
      <PeoplePicker
        allowsSeveral
        label={t("to")}
        chosen={people.chosen}
        problem={people.problem}
        onChoose={people.choose}
      />
      <ReasonBox reason={reason} />
    </DialogForm>
  );
}
