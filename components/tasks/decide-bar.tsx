"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useHotkeys } from "@/components/shell/keys/use-hotkeys";
import type { NodeButton, OwnTask } from "@/lib/tickets/schema";
import { DecisionDialog } from "./decision-dialog";
import { type TaskDialog, TaskDialogs } from "./dialogs/task-dialogs";
import { KeyHints } from "./key-hints";
import { NoteBox } from "./note/note-box";
import type { Note } from "./note/use-note";
import { OutcomeButtons } from "./outcome-buttons";
import { primaryOf } from "./primary-of";
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

/** What is asked once more: one of the node's buttons, or whether the task goes back to whoever lent it. */
type Asked = NodeButton | "return";

/** A task that is the reader's: what to say, the buttons of its node, and everything else that can be done with it. */
export function DecideBar({ own, serial, title, decision, note, hasUnsaved }: Props) {
  const t = useTranslations("tasks");
  const box = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [dialog, setDialog] = useState<TaskDialog | null>(null);
  const isBusy = decision.pending !== null || note.uploads.isUploading;
  const primary = primaryOf(own.buttons);

  const press = (button: NodeButton | undefined, mustAsk: boolean) => {
    if (button === undefined || isBusy || !decision.check(button)) return;
    if (mustAsk || button.confirmText !== "" || isNarrow()) setAsked(button);
    else decision.complete(button);
  };
  const giveBack = (mustAsk: boolean) => {
    if (isBusy) return;
    if (mustAsk || isNarrow()) setAsked("return");
    else decision.giveBack();
  };
  const confirm = () => {
    if (asked === "return") decision.giveBack();
    else if (asked !== null) decision.complete(asked);
    setAsked(null);
  };
  const agree = own.buttons.find(({ intent }) => intent === "approve") ?? primary;
  const refuse = own.buttons.find(({ intent }) => intent === "reject");
  const open = (name: TaskDialog, isOffered: boolean) => () => {
    if (isOffered && !isBusy) setDialog(name);
  };

  useHotkeys({
    a: () => (own.loan === null ? press(agree, true) : giveBack(true)),
    r: () => press(refuse, true),
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
  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <NoteBox opensUp note={note} boxRef={box} className="min-w-48 flex-1 max-md:hidden" {...words} />
        <OutcomeButtons choices={choices} isBusy={isBusy} />
      </div>
      <KeyHints own={own} />
      <DecisionDialog
        button={asked === "return" ? { name: t("giveBack.open", { name: lenderOf(own) }), confirmText: "" } : asked}
        subject={title}
        onConfirm={confirm}
        onCancel={() => setAsked(null)}
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

const lenderOf = ({ loan }: OwnTask) => loan?.person.name ?? "";

/** Where a thumb may slip, a decision is asked for once more. */
function isNarrow(): boolean {
  return window.matchMedia("(max-width: 767px)").matches;
}
