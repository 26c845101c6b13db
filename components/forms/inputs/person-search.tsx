import { ComboBox } from "@heroui/react/combo-box";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { FormField } from "@/lib/forms/form-definition";
import type { Person } from "../person";
import { FieldNotes } from "./field-notes";
import { usePersonSearch } from "./use-person-search";

type Props = {
  field: FormField;
  isRequired: boolean;
  problem: string | undefined;
  /** Null leaves the input empty for the next one. */
  chosen: Person | null;
  hidden?: readonly number[];
  onChoose: (person: Person | null) => void;
};

/** A searchable list of people. The chosen one is always among the options: the input shows the name of its option. */
export function PersonSearch({ field, isRequired, problem, chosen, hidden = [], onChoose }: Props) {
  const t = useTranslations("forms");
  const [text, setText] = useState(chosen?.name ?? "");
  const [isOpen, setOpen] = useState(false);
  const isSearching = text !== (chosen?.name ?? "");
  const { found, state } = usePersonSearch(isSearching ? text.trim() : "", isOpen);
  const others = found.filter((person) => person.id !== chosen?.id && !hidden.includes(person.id));
  const options = chosen === null ? others : [chosen, ...others];

  const type = (next: string) => {
    setText(next);
    if (next === "" && chosen !== null) onChoose(null);
  };
  const choose = (key: unknown) => {
    const person = options.find((option) => option.id === key);
    if (person !== undefined) onChoose(person);
  };
  const nothing = { searching: t("searching"), failed: t("searchFailed"), answered: t("nobodyFound") }[state];

  return (
    <ComboBox
      allowsEmptyCollection
      fullWidth
      inputValue={text}
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      items={options}
      menuTrigger="input"
      validationBehavior="aria"
      value={chosen?.id ?? null}
      onChange={choose}
      onInputChange={type}
      onOpenChange={setOpen}
    >
      <Label>{field.label}</Label>
      <ComboBox.InputGroup>
        <Input placeholder={field.placeholder || t("searchPeople")} />
        <ComboBox.Trigger aria-label={t("showPeople")} />
      </ComboBox.InputGroup>
      <FieldNotes help={field.help} problem={problem} />
      <ComboBox.Popover>
        <ListBox<Person>
          className="max-h-72 overflow-y-auto"
          renderEmptyState={() => <p className="px-2.5 py-2 text-list text-muted">{nothing}</p>}
        >
          {(person) => (
            <ListBox.Item id={person.id} textValue={person.name}>
              <Avatar name={person.name} username={person.username} />
              <span className="min-w-0 flex-1 truncate">
                {person.name}
                <span className="ms-2 text-xs text-muted">
                  {[person.username, person.department].filter(Boolean).join(" · ")}
                </span>
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          )}
        </ListBox>
      </ComboBox.Popover>
    </ComboBox>
  );
}
