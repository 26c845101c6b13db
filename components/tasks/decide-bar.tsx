"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import type { OwnTask } from "@/lib/tickets/schema";
import { DecisionDialog } from "./decision-dialog";
import { type TaskDialog, TaskDialogs } from "./dialogs/task-dialogs";
import { KeyHints } from "./key-hints";
import { NoteBox } from "./note/note-box";
import type { Note } from "./note/use-note";
import { OutcomeButtons } from "./outcome-buttons";
import { primaryOf } from "./primary-of";
import { useAsking } from "./use-asking";
import type { Decision } from "./use-decision";
import { useTaskChoices } from "./use-task-choices";

type Props = {
  own: OwnTask;
  serial: string;
  title: string;
  decision: Decision;
  note: Note;
  hasUnsaved: boolean;
};

/** A task that is the reader's: what to say, the buttons of its node, and everything else that can be done with it. */
export function DecideBar({ own, serial, title, decision, note, hasUnsaved }: Props) {
  const t = useTranslations("tasks");
  const box = useRef<HTMLTextAreaElement>(null);
  const [dialog, setDialog] = useState<TaskDialog | null>(null);
  const isBusy = decision.pending !== null || note.uploads.isUploading;
  const { asked, press, giveBack, confirm, cancel } = useAsking(decision, isBusy);
  const primary = primaryOf(own.buttons);
  const withIntent = (intent: string) => own.buttons.find((button) => button.intent === intent);
  const open = (name: TaskDialog, isOffered: boolean) => () => isOffered && !isBusy && setDialog(name);

  useHotkeys({
    a: () => (own.loan === null ? press(withIntent("approve") ?? primary, true) : giveBack(true)),
    r: () => press(withIntent("reject"), true),
    c: () => box.current?.focus(),
    t: open("transfer", own.mayTransfer),
    s: open("addSigner", own.mayAddSigner),
    b: open("sendBack", own.sendBackTo.length > 0),
    "mod+s": () => own.maySave && !isBusy && decision.save(),
    "mod+enter": () => (own.loan === null ? press(primary, false) : giveBack(false)),
  });

  const choices = useTaskChoices({
    own,
    decision,
    hasUnsaved,
    onPress: (button) => press(button, false),
    onGiveBack: () => giveBack(false),
    onOpen: setDialog,
  });
  const words = { label: t("comment"), placeholder: t("commentHint") };
  const returning = { name: t("giveBack.open", { name: own.loan?.person.name ?? "" }), confirmText: "" };
  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <NoteBox opensUp note={note} boxRef={box} className="min-w-48 flex-1 max-md:hidden" {...words} />
        <OutcomeButtons choices={choices} isBusy={isBusy} />
      </div>
      <KeyHints own={own} />
      <DecisionDialog
        button={asked === "return" ? returning : asked}
        subject={title}
        onConfirm={confirm}
        onCancel={cancel}
      >
        <NoteBox isTall autoFocus note={note} {...words} />
      </DecisionDialog>
      <TaskDialogs
        open={dialog}
        subject={title}
        desk={{ own, serial, note, keep: decision.keep, taken: decision.taken }}
        onClose={() => setDialog(null)}
      />
    </>
  );
}
