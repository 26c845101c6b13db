"use client";

import { type ReactNode, useEffect } from "react";
import { uploadFile } from "@/components/files/upload-file";
import { useLoadOptions } from "@/components/forms/state/use-load-options";
import { useTicketForm } from "@/components/forms/state/use-ticket-form";
import { TicketForm } from "@/components/forms/ticket-form";
import { ActionBar } from "@/components/tasks/action-bar";
import type { Note } from "@/components/tasks/note/use-note";
import { useDecision } from "@/components/tasks/use-decision";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import type { TicketPage } from "@/lib/tickets/schema";
import { EmptyForm } from "./empty-form";
/** What of a ticket is worked with. */
export type Work = Pick<TicketPage, "ticketId" | "serial" | "form" | "own" | "files">;

type Props = {
  work: Work;
  /** What the reader is about to say with an action; it outlives a ticket that moves on. */
  note: Note;
  history: ReactNode;
  onTouch: (isTouched: boolean) => void;
  onSaved: () => void;
  /** Given when the ticket has moved on since: drops what was typed and shows it as it is now. */
  onShowCurrent: (() => void) | null;
};

export function TicketDesk({ work, note, history, onTouch, onSaved, onShowCurrent }: Props) {
  const { form: shown, own, serial, files, ticketId } = work;
  const mode = own?.standing === "act" ? "handle" : "view";
  const { fields, values, title, dayZone } = shown;
  const form = useTicketForm({ fields, values, title, dayZone, mode, uploadFile });
  const loadOptions = useLoadOptions("ticketId", ticketId);
  const decision = useDecision({ own, serial, form, note, onSaved });
  const isTouched = form.isDirty || !note.isEmpty;

  useEffect(() => onTouch(isTouched), [onTouch, isTouched]);

  return (
    <>
      <div className="flex grow flex-col gap-8 px-4 py-5 md:px-6">
        {shown.fields.length === 0 ? (
          <EmptyForm />
        ) : (
          <TicketForm
            form={form}
            people={shown.people}
            searchPeople={searchPeopleAction}
            departments={shown.departments}
            searchDepartments={searchDepartmentsAction}
            loadOptions={loadOptions}
            files={files}
          />
        )}
        {history}
      </div>
      {own !== null && (
        <ActionBar
          own={own}
          serial={serial}
          title={shown.title}
          decision={decision}
          note={note}
          hasUnsaved={form.isDirty}
          onShowCurrent={onShowCurrent}
        />
      )}
    </>
  );
}
