"use client";

import { type ReactNode, useState } from "react";
import { useNote } from "@/components/tasks/note/use-note";
import { TicketDesk, type Work } from "./ticket-desk";

type Props = { work: Work; history: ReactNode };

/**
 * The form and what can be decided. The page is read again all the time; as long as nothing was typed the newest
 * state is shown, but what somebody has begun to write is never taken away from under them. What changes neither the
 * form nor what can be done, as a comment, moves nothing.
 */
export function TicketWorkspace({ work, history }: Props) {
  const [shown, setShown] = useState(work);
  const [isTouched, setTouched] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const note = useNote();
  const hasMoved = stateOf(work) !== stateOf(shown);
  const show = () => {
    setSaving(false);
    setTouched(false);
    setShown(work);
  };
  if (hasMoved && (!isTouched || isSaving)) show();
  const showCurrent = () => {
    note.clear();
    show();
  };
  return (
    <TicketDesk
      key={stateOf(shown)}
      work={{ ...shown, files: work.files }}
      note={note}
      history={history}
      onTouch={setTouched}
      onSaved={() => setSaving(true)}
      onShowCurrent={hasMoved && isTouched ? showCurrent : null}
    />
  );
}

function stateOf({ own, form }: Work): string {
  return JSON.stringify([own, form.title, form.values, form.fields]);
}
