"use client";

import { ComboBox } from "@heroui/react/combo-box";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { Tag } from "@heroui/react/tag";
import { TagGroup } from "@heroui/react/tag-group";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldNotes } from "@/components/forms/inputs/field-notes";
import { type Found, FoundPopover } from "@/components/forms/inputs/search/found-popover";
import { useSearch } from "@/components/forms/inputs/search/use-search";

export type Entry = Found<number>;

type Props = {
  label: string;
  help?: string;
  placeholder: string;
  nothingFound: string;
  chosen: readonly Entry[];
  /** Keep it the same between renderings. */
  search: (text: string) => Promise<readonly Entry[]>;
  onChoose: (entries: Entry[]) => void;
};

/** Several of what is found by name; each can be taken out again. */
export function EntrySearch({ label, help = "", placeholder, nothingFound, chosen, search, onChoose }: Props) {
  const t = useTranslations("inspector.people");
  const words = useTranslations("forms");
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const { found, state } = useSearch(search, text.trim(), isOpen);
  const nothing = { searching: words("searching"), failed: words("searchFailed"), answered: nothingFound }[state];
  const choose = (keys: readonly unknown[]) => {
    setText("");
    const entries = keys.flatMap((key) => [...chosen, ...found].find(({ id }) => id === key) ?? []);
    if (entries.length !== chosen.length) onChoose(entries);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <ComboBox
        allowsEmptyCollection
        fullWidth
        inputValue={text}
        items={found}
        menuTrigger="input"
        selectionMode="multiple"
        value={chosen.map(({ id }) => id)}
        onBlur={() => setText("")}
        onChange={choose}
        onInputChange={setText}
        onOpenChange={setOpen}
      >
        <Label>{label}</Label>
        <ComboBox.InputGroup>
          <Input placeholder={placeholder} />
          <ComboBox.Trigger aria-label={t("show", { label })} />
        </ComboBox.InputGroup>
        <FieldNotes help={help} problem={undefined} />
        <FoundPopover<number> nothing={nothing} />
      </ComboBox>
      <ChosenEntries label={label} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

function ChosenEntries({ label, chosen, onChoose }: Pick<Props, "label" | "chosen" | "onChoose">) {
  const t = useTranslations("inspector.people");
  if (chosen.length === 0) return null;
  return (
    <TagGroup
      aria-label={t("chosen", { label })}
      onRemove={(keys) => onChoose(chosen.filter(({ id }) => !keys.has(id)))}
    >
      <TagGroup.List>
        {chosen.map(({ id, name }) => (
          <Tag key={id} id={id} textValue={name}>
            {name}
            <Tag.RemoveButton aria-label={t("takeOut", { name })} />
          </Tag>
        ))}
      </TagGroup.List>
    </TagGroup>
  );
}
