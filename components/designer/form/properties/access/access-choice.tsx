import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { Tooltip } from "@heroui/react/tooltip";
import { Asterisk, Eye, EyeOff, type LucideIcon, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Right } from "@/lib/designer/form/access-rows";

type Props = {
  name: string;
  note?: string;
  right: Right | "mixed";
  choices: readonly Right[];
  onChoose: (right: Right) => void;
};

type RightName = "hidden" | "read" | "edit" | "required";

const ICONS: Record<RightName, LucideIcon> = { hidden: EyeOff, read: Eye, edit: Pencil, required: Asterisk };

const nameOf = (right: Right): RightName => right ?? "hidden";

/** What fields are to people in one place; nothing is marked where they differ. */
export function AccessChoice({ name, note = "", right, choices, onChoose }: Props) {
  const t = useTranslations("formDesigner.access");
  const names = choices.map(nameOf);
  return (
    <li className="flex min-h-9 items-center gap-2">
      <span className="min-w-0 grow text-list leading-4">
        <span className="wrap-anywhere">{name}</span>
        {note !== "" && <span className="block text-xs text-muted">{note}</span>}
      </span>
      <ToggleButtonGroup
        aria-label={name}
        className="shrink-0"
        disallowEmptySelection
        selectedKeys={right === "mixed" ? [] : [nameOf(right)]}
        selectionMode="single"
        size="sm"
        onSelectionChange={(keys) => {
          const chosen = choices.find((choice) => keys.has(nameOf(choice)));
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {names.map((one) => {
          const Icon = ICONS[one];
          return (
            <Tooltip key={one}>
              <ToggleButton isIconOnly id={one} aria-label={t(`rights.${one}`)}>
                <Icon aria-hidden="true" className="size-3.5" />
              </ToggleButton>
              <Tooltip.Content>{t(`rights.${one}`)}</Tooltip.Content>
            </Tooltip>
          );
        })}
      </ToggleButtonGroup>
    </li>
  );
}
