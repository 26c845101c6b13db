"use client";

import { Spinner } from "@heroui/react/spinner";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { uploadFile } from "@/components/files/upload-file";
import { useLoadOptions } from "@/components/forms/state/use-load-options";
import { useTicketForm } from "@/components/forms/state/use-ticket-form";
import { TicketForm } from "@/components/forms/ticket-form";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import { editFieldsAction, loadEditFormAction } from "@/lib/tickets/actions";
import type { VisibleForm } from "@/lib/tickets/schema";
import type { ManageFormProps } from "./managed-ticket";
import { ReasonBox } from "./reason-box";
import { useReason } from "./use-reason";

/** Changes fields of a ticket past its flow; all of them are there, which the page itself may not show. */
export function EditForm(props: ManageFormProps) {
  const t = useTranslations("tickets.edit");
  const { form, hasFailed } = useEditForm(props.ticket.ticketId);
  if (form !== null) return <Fields {...props} shown={form} />;
  const command = { isPending: false, error: hasFailed ? t("failed") : null };
  return (
    <DialogForm isDisabled confirm={t("confirm")} command={command} onConfirm={() => {}} onCancel={props.onClose}>
      {!hasFailed && (
        <div className="flex justify-center py-8">
          <Spinner aria-label={t("loading")} size="sm" />
        </div>
      )}
    </DialogForm>
  );
}

function useEditForm(ticketId: number) {
  const [form, setForm] = useState<VisibleForm | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    loadEditFormAction(ticketId).then(
      (loaded) => (loaded === null ? setFailed(true) : setForm(loaded)),
      () => setFailed(true),
    );
  }, [ticketId]);
  return { form, hasFailed };
}

function Fields({ ticket, shown, onClose }: ManageFormProps & { shown: VisibleForm }) {
  const t = useTranslations("tickets.edit");
  const { ticketId, revision, serial, files } = ticket;
  const { fields, values, title, dayZone, people, departments } = shown;
  const form = useTicketForm({ fields, values, title, dayZone, mode: "handle", uploadFile });
  const loadOptions = useLoadOptions("ticketId", ticketId);
  const reason = useReason(true);
  const [isUnchanged, setUnchanged] = useState(false);
  const done = () => {
    form.markSaved();
    onClose();
  };
  const command = useCommand({ onDone: done, onRefused: ({ problems }) => form.setProblems(problems) });
  const confirm = () => {
    const changes = form.collect({ requireFields: false });
    if (changes === null) return;
    const isSame = changes.title === undefined && Object.keys(changes.values).length === 0;
    setUnchanged(isSame);
    if (isSame) return;
    reason.demand((text) =>
      command.run(() => editFieldsAction({ ticketId, revision, reason: text, ...changes }), t("done", { serial })),
    );
  };
  const told = { ...command, error: isUnchanged ? t("unchanged") : command.error };
  return (
    <DialogForm confirm={t("confirm")} command={told} onConfirm={confirm} onCancel={onClose}>
      <p className="text-list text-muted">{t("lead")}</p>
      <TicketForm
        form={form}
        people={people}
        searchPeople={searchPeopleAction}
        departments={departments}
        searchDepartments={searchDepartmentsAction}
        loadOptions={loadOptions}
        files={files}
      />
      <ReasonBox reason={reason} />
    </DialogForm>
  );
}
