"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { useTranslations } from "next-intl";
import { FilterTrigger } from "./filter-trigger";

type Choice = { id: string; name: string };

type Props = {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  isMultiple?: boolean;
  onChoose: (ids: string[]) => void;
};

const CLEAR = "";

/** A filter with a list of choices; the last entry clears it. */
export function ChoiceFilter({ label, choices, chosen, isMultiple = false, onChoose }: Props) {
  const t = useTranslations("inbox.filters");
  const named = choices.filter(({ id }) => chosen.includes(id));
  const value = named.length > 1 ? t("several", { count: named.length }) : (named[0]?.name ?? "");
  const isSet = value !== "";

  const select = (keys: "all" | Set<string | number>) => {
    const ids = keys === "all" ? choices.map(({ id }) => id) : [...keys].map(String);
    onChoose(ids.includes(CLEAR) ? [] : ids);
  };

  return (
    <Dropdown>
      <FilterTrigger label={label} value={value} />
      <Dropdown.Popover placement="bottom start">
        <Dropdown.Menu
          aria-label={label}
          selectionMode={isMultiple ? "multiple" : "single"}
          selectedKeys={chosen}
          onSelectionChange={select}
          className="max-h-80 overflow-y-auto"
        >
          {choices.map(({ id, name }) => (
            <Dropdown.Item key={id} id={id} textValue={name}>
              <span className="min-w-0 grow truncate">{name}</span>
              <Dropdown.ItemIndicator />
            </Dropdown.Item>
          ))}
          {isSet ? (
            <Dropdown.Item id={CLEAR} textValue={t("clearOne")} className="text-muted">
              {t("clearOne")}
            </Dropdown.Item>
          ) : null}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
