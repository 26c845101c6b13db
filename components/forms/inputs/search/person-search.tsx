import { ComboBox } from "@heroui/react/combo-box";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FormField } from "@/lib/forms/form-definition";
import type { Person, SearchPeople } from "../../person";
import { FieldNotes } from "../field-notes";
import { PersonOptions } from "./person-options";
import { useSearch } from "./use-search";

type Props = {
  field: FormField;
  isRequired: boolean;
  problem: string | undefined;
  /** At most one, unless several may be chosen. */
  chosen: readonly Person[];
  allowsSeveral: boolean;
  /** Keep it the same between renderings. */
  search: SearchPeople;
  onChoose: (people: Person[]) => void;
};

/** A searchable list of people. With one to choose the input shows the name, with several it is empty again after each. */
export function PersonSearch({ field, isRequired, problem, chosen, allowsSeveral, search, onChoose }: Props) {
  const t = useTranslations("forms");
  const settledText = allowsSeveral ? "" : (chosen[0]?.name ?? "");
  const [text, setText] = useState(settledText);
  const [isOpen, setOpen] = useState(false);
  const isSearching = text !== settledText;
  const { found, state } = useSearch(search, isSearching ? text.trim() : "", isOpen);
  const isAway = !isSearching && !allowsSeveral && !found.some((person) => person.id === chosen[0]?.id);
  const options = isAway ? [...chosen, ...found] : found;

  const choose = (keys: readonly unknown[]) => {
    const people = keys.flatMap((key) => [...chosen, ...found].find((person) => person.id === key) ?? []);
    const isSame = people.length === chosen.length && people.every(({ id }, place) => id === chosen[place]?.id);
    // Escape hands over what was chosen before: the text has to follow, or the list opens again.
    setText(allowsSeveral ? "" : (people[0]?.name ?? ""));
    if (!isSame) onChoose(people);
  };
  const common = {
    allowsEmptyCollection: true,
    fullWidth: true,
    inputValue: text,
    isInvalid: problem !== undefined,
    isRequired,
    items: options,
    menuTrigger: "input",
    validationBehavior: "aria",
    onBlur: () => setText(settledText),
    onInputChange: (next: string) => {
      setText(next);
      if (next === "" && !allowsSeveral && chosen.length > 0) onChoose([]);
    },
    onOpenChange: setOpen,
  } as const;
  const parts = (
    <>
      <Label>{field.label}</Label>
      <ComboBox.InputGroup>
        <Input placeholder={field.placeholder || t("searchPeople")} />
        <ComboBox.Trigger aria-label={t("showPeople")} />
      </ComboBox.InputGroup>
      <FieldNotes help={field.help} problem={problem} />
      <PersonOptions state={state} />
    </>
  );
  const ids = chosen.map((person) => person.id);
  return allowsSeveral ? (
    <ComboBox {...common} selectionMode="multiple" value={ids} onChange={choose}>
      {parts}
    </ComboBox>
  ) : (
    <ComboBox {...common} value={ids[0] ?? null} onChange={(key) => choose(key === null ? [] : [key])}>
      {parts}
    </ComboBox>
  );
}
