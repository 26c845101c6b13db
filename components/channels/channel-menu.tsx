"use client";

import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ChannelView } from "@/lib/notices/channels/schema";
import { logAddress } from "./log/log-address";

type Props = { channel: ChannelView; onEdit: () => void; onSwitch: () => void; onDelete: () => void };

/** What is not done every day. */
export function ChannelMenu({ channel: { id, name, isActive }, onEdit, onSwitch, onDelete }: Props) {
  const t = useTranslations("channels.actions");
  const router = useRouter();
  const acts: Record<string, () => void> = {
    edit: onEdit,
    switch: onSwitch,
    log: () => router.push(logAddress({ status: null, by: id, ticket: "", before: null })),
    delete: onDelete,
  };
  return (
    <Dropdown>
      <Button isIconOnly size="sm" variant="outline" aria-label={t("label", { name })}>
        <Ellipsis aria-hidden="true" className="size-4" />
      </Button>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu aria-label={t("label", { name })} onAction={(key) => acts[String(key)]?.()}>
          <Dropdown.Item id="edit" textValue={t("edit")}>
            {t("edit")}
          </Dropdown.Item>
          <Dropdown.Item id="switch" textValue={t(isActive ? "off" : "on")}>
            {t(isActive ? "off" : "on")}
          </Dropdown.Item>
          <Dropdown.Item id="log" textValue={t("log")}>
            {t("log")}
          </Dropdown.Item>
          <Dropdown.Item id="delete" textValue={t("delete")} variant="danger">
            {t("delete")}
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
