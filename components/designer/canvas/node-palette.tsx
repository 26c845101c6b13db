"use client";

import { Button } from "@heroui/react/button";
import { Toolbar } from "@heroui/react/toolbar";
import { Tooltip } from "@heroui/react/tooltip";
import { useTranslations } from "next-intl";
import { iconOf } from "@/components/flow-canvas/node-look";
import { PALETTE, type PaletteType } from "@/lib/designer/adding/new-node";
import { mayAdd } from "@/lib/designer/rules";
import { useDesigner } from "../store/use-designer";

/** What the canvas takes from the palette when it is dropped there. */
export const DRAGGED_TYPE = "application/x-skein-node";

/** The kinds of nodes: dragged to their place, or pressed to follow what is marked. */
export function NodePalette({ onAdd }: { onAdd: (type: PaletteType) => void }) {
  const t = useTranslations("designer.palette");
  const full = useDesigner(({ history }) => PALETTE.filter((type) => mayAdd(history.present, type) !== null).join(" "));
  return (
    <Toolbar
      aria-label={t("label")}
      orientation="vertical"
      className="flex-col items-stretch gap-px rounded-md border border-border bg-surface p-1"
    >
      {PALETTE.map((type) => {
        const Icon = iconOf(type);
        return (
          <Tooltip key={type} delay={500}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: not every browser lets buttons be dragged */}
            <div
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAGGED_TYPE, type);
                event.dataTransfer.effectAllowed = "copy";
              }}
            >
              <Button
                size="sm"
                variant="ghost"
                isDisabled={full.split(" ").includes(type)}
                className="w-full justify-start gap-2 px-2 font-normal max-lg:w-8 max-lg:min-w-8 max-lg:justify-center max-lg:px-0"
                onPress={() => onAdd(type)}
              >
                <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
                <span className="max-lg:sr-only">{t(`${type}.name`)}</span>
              </Button>
            </div>
            <Tooltip.Content placement="right">
              {t(`${type}.name`)}: {t(`${type}.hint`)}
            </Tooltip.Content>
          </Tooltip>
        );
      })}
    </Toolbar>
  );
}
