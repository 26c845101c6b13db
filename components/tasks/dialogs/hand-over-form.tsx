"use client";

import { useTranslations } from "next-intl";
import { PeoplePicker } from "@/components/people/people-picker";
import { delegateTaskAction, transferTaskAction } from "@/lib/tasks/actions";
import { NoteBox } from "../note/note-box";
import type { TaskFormProps } from "./desk";
import { DialogForm } from "./dialog-form";
import { usePeopleAsked } from "./use-people-asked";
import { useTaskCommand } from "./use-task-command";

type Props = TaskFormProps & { how: "transfer" | "delegate" };

const ACTIONS = { transfer: transferTaskAction, delegate: delegateTaskAction } as const;

/** Gives the task to somebody else, for good or until they give it back. */
export function HandOverForm({ how, desk, onClose }: Props) {
  const t = useTranslations(`tasks.${how}`);
  const words = useTranslations("tasks");
  const command = useTaskCommand({ desk, onClose });
  const people = usePeopleAsked();
  const { serial, own, note } = desk;
  const confirm = () =>
    people.demand(([person]) => {
      if (person === undefined) return;
      const input = { taskId: own.taskId, userId: person.id, ...note.input() };
      command.run(() => ACTIONS[how](input), t("done", { serial, name: person.name }));
    });
  return (
    <DialogForm
      confirm={t("confirm")}
      command={command}
      isDisabled={note.uploads.isUploading}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p className="text-list text-muted">{t("lead")}</p>
      <PeoplePicker label={t("to")} chosen={people.chosen} problem={people.problem} onChoose={people.choose} />
      <NoteBox isTall note={note} label={words("comment")} placeholder={words("commentHint")} />
    </DialogForm>
  );
}
