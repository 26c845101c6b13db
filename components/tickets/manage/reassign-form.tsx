"use client";

import { Label } from "@heroui/react/label";
import { RadioGroup } from "@heroui/react/radio-group";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PeoplePicker } from "@/components/people/people-picker";
import { Choice } from "@/components/tasks/dialogs/choice";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { usePeopleAsked } from "@/components/tasks/dialogs/use-people-asked";
import { useCommand } from "@/components/tasks/use-command";
import { reassignTaskAction } from "@/lib/tickets/actions";
import type { ManageFormProps } from "./managed-ticket";
import { ReasonBox } from "./reason-box";
import { useReason } from "./use-reason";

/** Gives a waiting task to somebody else, whoever has it. */
export function ReassignForm({ ticket: { serial, waiting }, onClose }: ManageFormProps) {
  const t = useTranslations("tickets.reassign");
  const reason = useReason(true);
  const people = usePeopleAsked();
  const command = useCommand({ onDone: onClose });
  const [taskId, setTaskId] = useState(String(waiting[0]?.taskId ?? 0));
  const confirm = () =>
    people.demand(([person]) =>
      reason.demand((text) => {
        if (person === undefined) return;
        const input = { taskId: Number(taskId), userId: person.id, reason: text };
        command.run(() => reassignTaskAction(input), t("done", { serial, name: person.name }));
      }),
    );
  return (
    <DialogForm confirm={t("confirm")} command={command} onConfirm={confirm} onCancel={onClose}>
      {waiting.length > 1 && (
        <RadioGroup value={taskId} onChange={setTaskId}>
          <Label>{t("task")}</Label>
          {waiting.map((task) => (
            <Choice
              key={task.taskId}
              value={String(task.taskId)}
              name={task.nodeName}
              note={task.assignee?.name ?? task.candidates[0]?.name ?? ""}
            />
          ))}
        </RadioGroup>
      )}
      <PeoplePicker label={t("to")} chosen={people.chosen} problem={people.problem} onChoose={people.choose} />
      <ReasonBox reason={reason} />
    </DialogForm>
  );
}
