"use client";

import { Button } from "@heroui/react/button";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { switchChannelAction } from "@/lib/notices/channels/actions";
import type { ChannelView } from "@/lib/notices/channels/schema";
import { useCommand } from "../tasks/use-command";
import { ChannelHealth } from "./channel-health";
import { ChannelMenu } from "./channel-menu";
import { DeleteChannelDialog } from "./delete-channel-dialog";
import { ChannelDialog } from "./form/channel-dialog";
import { TestOutcome } from "./test-outcome";
import { useChannelTest } from "./use-channel-test";
import { useWhy } from "./use-why";

type Props = { channel: ChannelView; hasMailServer: boolean };

/** One channel: where it leads, how it does, and what can be done with it. */
export function ChannelRow({ channel, hasMailServer }: Props) {
  const t = useTranslations("channels");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const { test, send } = useChannelTest(channel.id);
  const command = useCommand({ onDone: () => {} });
  const { id: channelId, name, revision, isActive } = channel;
  const turn = () =>
    command.run(
      () => switchChannelAction({ channelId, revision, isActive: !isActive }),
      t(isActive ? "actions.switchedOff" : "actions.switchedOn", { name }),
    );
  const close = () => setOpen(null);
  return (
    <li className="px-4 py-2 text-list md:px-5">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 md:grid-cols-[minmax(12rem,1fr)_9rem_12rem_auto]">
        <span className="min-w-0">
          <span className="block font-medium wrap-anywhere">{name}</span>
          <span className="block truncate font-mono text-xs text-muted">{channel.target}</span>
        </span>
        <span className="text-muted max-md:order-4 max-md:text-end">{t("flowCount", { count: channel.flows })}</span>
        <span className="max-md:order-3">
          <ChannelHealth channel={channel} />
        </span>
        <span className="flex items-center gap-1.5 max-md:order-2">
          <Button size="sm" variant="outline" isPending={test.kind === "waiting"} onPress={send}>
            {t("actions.test")}
          </Button>
          <ChannelMenu
            channel={channel}
            onEdit={() => setOpen("edit")}
            onSwitch={turn}
            onDelete={() => setOpen("delete")}
          />
        </span>
      </div>
      <Remarks channel={channel} hidesTrouble={test.kind === "ended"} />
      {(test.kind !== "none" || command.error !== null) && (
        <div className="mt-2 flex max-w-[72ch] flex-col gap-2">
          <TestOutcome test={test} />
          {command.error !== null && <FormAlert>{command.error}</FormAlert>}
        </div>
      )}
      <ChannelDialog channel={channel} hasMailServer={hasMailServer} isOpen={open === "edit"} onClose={close} />
      <DeleteChannelDialog channel={channel} isOpen={open === "delete"} onClose={close} />
    </li>
  );
}

type RemarksProps = { channel: ChannelView; hidesTrouble: boolean };

/** What an administrator should know of it besides, where there is something that a test has not just told. */
function Remarks({ channel, hidesTrouble }: RemarksProps) {
  const { trouble, waiting, dead, pausedUntil, settings, isActive } = channel;
  const t = useTranslations("channels");
  const format = useFormatter();
  const why = useWhy();
  const remarks = [
    ...(settings === null ? [t("unreadable")] : []),
    ...(trouble === null || !isActive || hidesTrouble ? [] : [why(trouble.code)]),
    ...(pausedUntil === null
      ? []
      : [t("pausedHint", { at: format.dateTime(new Date(pausedUntil), { timeStyle: "short" }) })]),
    ...(dead === 0 ? [] : [t("deadCount", { count: dead })]),
    ...(waiting === 0 ? [] : [t("waitingCount", { count: waiting })]),
  ];
  if (remarks.length === 0) return null;
  return (
    <p className="mt-0.5 flex max-w-[72ch] flex-wrap gap-x-3 text-xs text-muted">
      {remarks.map((remark) => (
        <span key={remark}>{remark}</span>
      ))}
    </p>
  );
}
