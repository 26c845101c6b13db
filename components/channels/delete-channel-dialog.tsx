"use client";

import { useTranslations } from "next-intl";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import { DialogForm } from "@/components/tasks/dialogs/dialog-form";
import { useCommand } from "@/components/tasks/use-command";
import { deleteChannelAction } from "@/lib/notices/channels/actions";
import type { ChannelView } from "@/lib/notices/channels/schema";

type Props = { channel: ChannelView; isOpen: boolean; onClose: () => void };

/** Asks before a channel is gone for good. */
export function DeleteChannelDialog({ channel, isOpen, onClose }: Props) {
  const t = useTranslations("channels.delete");
  return (
    <ActionDialog isAlert size="sm" isOpen={isOpen} title={t("title")} subject={channel.name} onClose={onClose}>
      <Question channel={channel} onClose={onClose} />
    </ActionDialog>
  );
}

function Question({ channel: { id: channelId, revision }, onClose }: Omit<Props, "isOpen">) {
  const t = useTranslations("channels.delete");
  const command = useCommand({ onDone: onClose });
  const confirm = () => command.run(() => deleteChannelAction({ channelId, revision }), t("done"));
  return (
    <DialogForm isDangerous confirm={t("confirm")} command={command} onConfirm={confirm} onCancel={onClose}>
      <p className="text-list text-muted">{t("lead")}</p>
    </DialogForm>
  );
}
