"use client";

import { Button } from "@heroui/react/button";
import { Toolbar } from "@heroui/react/toolbar";
import { Tooltip } from "@heroui/react/tooltip";
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowRightFromLine,
  CopyPlus,
  type LucideIcon,
  Plus,
  Trash2,
  WandSparkles,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { CanvasCommand, CommandName } from "./commands/use-canvas-commands";

/** What is done most often has a button; the rest is in the menu. */
const ICONS: { [Name in CommandName]?: LucideIcon } = {
  add: Plus,
  insert: Plus,
  connect: ArrowRightFromLine,
  "align-left": AlignStartVertical,
  "align-center": AlignCenterVertical,
  "align-right": AlignEndVertical,
  "align-top": AlignStartHorizontal,
  "align-middle": AlignCenterHorizontal,
  "align-bottom": AlignEndHorizontal,
  "align-spread-x": AlignHorizontalDistributeCenter,
  "align-spread-y": AlignVerticalDistributeCenter,
  tidyMarked: WandSparkles,
  duplicate: CopyPlus,
  remove: Trash2,
};

/** Over the canvas, for what is marked on it. */
export function SelectionBar({ commands }: { commands: readonly CanvasCommand[] }) {
  const t = useTranslations("designer.commands");
  const shown = commands.filter(({ name }) => ICONS[name] !== undefined);
  return (
    <Toolbar aria-label={t("label")} className="gap-0.5 rounded-md border border-border bg-surface p-1">
      {shown.map(({ name, strokes, run }) => {
        const Icon = ICONS[name];
        return (
          <Tooltip key={name} delay={300}>
            <Button isIconOnly size="sm" variant="ghost" aria-label={t(name)} onPress={() => run()}>
              {Icon !== undefined && <Icon aria-hidden="true" className="size-4" />}
            </Button>
            <Tooltip.Content>{strokes === "" ? t(name) : `${t(name)} (${strokes})`}</Tooltip.Content>
          </Tooltip>
        );
      })}
    </Toolbar>
  );
}
