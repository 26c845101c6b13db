"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import type { ChannelKind } from "@/lib/notices/channels/channel-kind";
import type { ChannelView } from "@/lib/notices/channels/schema";
import { ChannelForm } from "./channel-form";
import { KindChoice } from "./kind-choice";

type Props = { channel: ChannelView | null; hasMailServer: boolean; isOpen: boolean; onClose: () => void };

/** Makes a channel, after its kind is chosen, or changes one. */
export function ChannelDialog({ channel, hasMailServer, isOpen, onClose }: Props) {
  const t = useTranslations("channels");
  const [chosen, choose] = useState<ChannelKind | null>(null);
  const kind = channel?.kind ?? chosen;
  const close = () => {
    choose(null);
    onClose();
  };
  const name = kind === null ? "" : t(`kinds.${kind}.name`);
  const newTitle = kind === null ? t("form.choose") : t("form.newTitle", { kind: name });
  return (
    <ActionDialog
      isOpen={isOpen}
      size="lg"
      title={channel === null ? newTitle : t("form.editTitle")}
      subject={channel === null ? "" : `${channel.name} · ${name}`}
      onClose={close}
    >
      {kind === null ? (
        <KindChoice onChoose={choose} />
      ) : (
        <ChannelForm kind={kind} channel={channel} hasMailServer={hasMailServer} onClose={close} />
      )}
    </ActionDialog>
  );
}
