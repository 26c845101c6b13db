"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Kbd } from "@heroui/react/kbd";
import { Label } from "@heroui/react/label";
import { useTranslations } from "next-intl";
import type { CanvasCommand } from "../commands/use-canvas-commands";
import { PointMenu } from "./point-menu";

type Props = {
  point: { x: number; y: number } | null;
  commands: readonly CanvasCommand[];
  onClose: () => void;
};

/** What can be done with what is marked, or with the canvas where nothing is. */
export function ElementMenu({ point, commands, onClose }: Props) {
  const t = useTranslations("designer.commands");
  return (
    <PointMenu point={point} onClose={onClose}>
      <Dropdown.Menu
        aria-label={t("label")}
        autoFocus="first"
        onAction={(id) => commands.find(({ name }) => name === id)?.run(point)}
      >
        {commands.map(({ name, strokes }) => (
          <Dropdown.Item key={name} id={name} textValue={t(name)} variant={name === "remove" ? "danger" : "default"}>
            <Label className="grow">{t(name)}</Label>
            {strokes !== "" && <Kbd>{strokes}</Kbd>}
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
    </PointMenu>
  );
}
