"use client";

import { Label } from "@heroui/react/label";
import { RadioGroup } from "@heroui/react/radio-group";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendBackTaskAction } from "@/lib/tasks/actions";
import { NoteBox } from "../note/note-box";
import { Choice } from "./choice";
import type { TaskFormProps } from "./desk";
import { DialogForm } from "./dialog-form";
import { useTaskCommand } from "./use-task-command";

const WAYS = ["rerun", "return"] as const;

/** Where a ticket goes back to, and how it comes on from there. */
export function SendBackForm({ desk, onClose }: TaskFormProps) {
  const t = useTranslations("tasks");
  const command = useTaskCommand({ desk, onClose });
  const { own, serial, note } = desk;
  const { taskId, sendBackTo: nodes } = own;
  const [nodeId, setNodeId] = useState(nodes[0]?.nodeId ?? 0);
  const [wished, setWished] = useState<(typeof WAYS)[number]>("rerun");
  const ways = WAYS.filter((way) => way === "return" || nodes.find((node) => node.nodeId === nodeId)?.mayRerun);
  const afterwards = ways.includes(wished) ? wished : "return";
  const confirm = () =>
    command.run(() => sendBackTaskAction({ taskId, nodeId, afterwards, ...note.input() }), t("sentBack", { serial }));
  return (
    <DialogForm
      confirm={t("sendBack.send")}
      command={command}
      isDisabled={note.uploads.isUploading}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <RadioGroup value={String(nodeId)} onChange={(id) => setNodeId(Number(id))}>
        <Label>{t("sendBack.to")}</Label>
        {nodes.map((node) => (
          <Choice key={node.nodeId} value={String(node.nodeId)} name={node.name} note={node.handledBy} />
        ))}
      </RadioGroup>
      <RadioGroup value={afterwards} onChange={(way) => setWished(way as typeof wished)}>
        <Label>{t("sendBack.afterwards")}</Label>
        {ways.map((way) => (
          <Choice key={way} value={way} name={t(`sendBack.${way}`)} note={t(`sendBack.${way}Hint`)} />
        ))}
      </RadioGroup>
      <NoteBox isTall note={note} label={t("comment")} placeholder={t("commentHint")} />
    </DialogForm>
  );
}
