"use client";

import { Label } from "@heroui/react/label";
import { RadioGroup } from "@heroui/react/radio-group";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { PeoplePicker } from "@/components/people/people-picker";
import { addSignerAction } from "@/lib/tasks/actions";
import { NoteBox } from "../note/note-box";
import { Choice } from "./choice";
import type { TaskFormProps } from "./desk";
import { DialogForm } from "./dialog-form";
import { usePeopleAsked } from "./use-people-asked";
import { useTaskCommand } from "./use-task-command";

type Position = "before" | "beside" | "after";

/** Brings others in: before oneself, beside, or after. Who has the task on loan can only ask others first. */
export function AddSignerForm({ desk, onClose }: TaskFormProps) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const command = useTaskCommand({ desk, onClose });
  const people = usePeopleAsked();
  const [position, setPosition] = useState<Position>("before");
  const { own, serial, note } = desk;
  const positions: Position[] = own.loan === null ? ["before", "beside", "after"] : ["before"];
  const confirm = () =>
    people.demand((chosen) => {
      const input = { taskId: own.taskId, userIds: chosen.map(({ id }) => id), position, ...note.input() };
      const names = format.list(chosen.map(({ name }) => name));
      command.run(() => addSignerAction(input), t(`addSigner.done.${position}`, { serial, names }));
    });
  return (
    <DialogForm
      confirm={t("addSigner.confirm")}
      command={command}
      isDisabled={note.uploads.isUploading}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <PeoplePicker
        allowsSeveral
        label={t("addSigner.who")}
        chosen={people.chosen}
        problem={people.problem}
        onChoose={people.choose}
      />
      <RadioGroup value={position} onChange={(value) => setPosition(value as Position)}>
        <Label>{t("addSigner.when")}</Label>
        {positions.map((one) => (
          <Choice key={one} value={one} name={t(`addSigner.${one}`)} note={t(`addSigner.${one}Hint`)} />
        ))}
      </RadioGroup>
      <NoteBox isTall note={note} label={t("comment")} placeholder={t("commentHint")} />
    </DialogForm>
  );
}
