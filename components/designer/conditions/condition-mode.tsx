"use client";

import { ToggleButton } from "@heroui/react/toggle-button";
import { ToggleButtonGroup } from "@heroui/react/toggle-button-group";
import { useTranslations } from "next-intl";

type Props = { isText: boolean; mayBeRows: boolean; onChange: (isText: boolean) => void };

/** Rows, or CEL; what rows cannot show has to stay as CEL. */
export function ConditionMode({ isText, mayBeRows, onChange }: Props) {
  const t = useTranslations("conditions.editor");
  return (
    <ToggleButtonGroup
      disallowEmptySelection
      aria-label={t("mode")}
      className="shrink-0"
      selectedKeys={[isText ? "text" : "rows"]}
      selectionMode="single"
      size="sm"
      onSelectionChange={(keys) => onChange(keys.has("text"))}
    >
      <ToggleButton id="rows" isDisabled={!mayBeRows}>
        {t("rows")}
      </ToggleButton>
      <ToggleButton id="text">{t("text")}</ToggleButton>
    </ToggleButtonGroup>
  );
}
