"use client";

import { Button } from "@heroui/react/button";
import { Tooltip } from "@heroui/react/tooltip";
import { type LucideIcon, Plus, Search, WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeskCommands } from "@/components/shell/desk-commands-context";

type Props = { onAdd: () => void; onTidy: () => void };

/** What concerns the canvas as a whole. */
export function CanvasTools({ onAdd, onTidy }: Props) {
  const t = useTranslations("designer.tools");
  const { openPalette } = useDeskCommands();
  return (
    <div className="flex gap-0.5 rounded-md border border-border bg-surface p-1">
      <span className="md:hidden">
        <Tool icon={Plus} label={t("add")} onPress={onAdd} />
      </span>
      <Tool icon={Search} label={t("search")} onPress={openPalette} />
      <Tool icon={WandSparkles} label={t("tidy")} onPress={onTidy} />
    </div>
  );
}

function Tool({ icon: Icon, label, onPress }: { icon: LucideIcon; label: string; onPress: () => void }) {
  return (
    <Tooltip delay={300}>
      <Button isIconOnly size="sm" variant="ghost" aria-label={label} onPress={onPress}>
        <Icon aria-hidden="true" className="size-4" />
      </Button>
      <Tooltip.Content>{label}</Tooltip.Content>
    </Tooltip>
  );
}
