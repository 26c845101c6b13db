"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChannelDialog } from "./form/channel-dialog";

export function AddChannel({ isFirst = false, hasMailServer }: { isFirst?: boolean; hasMailServer: boolean }) {
  const t = useTranslations("channels");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant={isFirst ? "primary" : "outline"} onPress={() => setOpen(true)}>
        <Plus aria-hidden="true" className="size-4" />
        {t("add")}
      </Button>
      <ChannelDialog channel={null} hasMailServer={hasMailServer} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
