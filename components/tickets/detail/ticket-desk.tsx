"use client";

import { type ReactNode, useEffect, useState } from "react";
import { TicketForm } from "@/components/forms/ticket-form";
import { useTicketForm } from "@/components/forms/use-ticket-form";
import { ActionBar } from "@/components/tasks/action-bar";
import { useDecision } from "@/components/tasks/use-decision";
import { searchDepartmentsAction, searchPeopleAction } from "@/lib/directory/actions";
import { EmptyForm } from "./empty-form";
import type { Work } from "./ticket-workspace";

type Props = {
  work: Work;
  history: ReactNode;
  onTouch: (isTouched: boolean) => void;
  /** Given when the ticket has moved on since: drops what was typed and shows it as it is now. */
  onShowCurrent: (() => void) | null;
};

export function TicketDesk({ work, history, onTouch, onShowCurrent }: Props) {
  const { form: shown, own, serial } = work;
  const mode = own?.standing === "act" ? "handle" : "view";
  const { fields, values, title, dayZone } = shown;
  const form = useTicketForm({ fields, values, title, dayZone, mode });
  const [comment, setComment] = useState("");
  const isTouched = form.isDirty || comment.trim() !== "";
  const decision = useDecision({ own, serial, form, isTouched, onTaken: () => setComment("") });

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
          />
        )}
        {history}
      </div>
      {own !== null && (
        <ActionBar
          own={own}
          title={shown.title}
          decision={decision}
          comment={comment}
          onComment={setComment}
          onShowCurrent={onShowCurrent}
        />
      )}
    </>
  );
}
