import { ComboBox } from "@heroui/react/combo-box";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { useState } from "react";
import { FieldNotes } from "../field-notes";
import type { InputProps } from "../input-props";
import { type Found, FoundPopover } from "./found-popover";
import { useSearch } from "./use-search";

export type SearchOption = Found<string>;

type Props = Pick<InputProps, "field" | "isRequired" | "problem"> & {
  chosen: SearchOption | null;
  /** Keep it the same between renderings. */
  search: (text: string) => Promise<readonly SearchOption[]>;
  onChoose: (option: SearchOption | null) => void;
  words: { placeholder: string; show: string; searching: string; nothingFound: string; failed: string };
  /** Says more of what went wrong than `words.failed`. */
  explain?: (error: unknown) => string;
};

/** One option from a list that is searched elsewhere; the input shows the name of the chosen one. */
export function OptionSearch({ field, isRequired, problem, chosen, search, onChoose, words, explain }: Props) {
  const settledText = chosen?.name ?? "";
  const [text, setText] = useState(settledText);
  const [isOpen, setOpen] = useState(false);
  const isSearching = text !== settledText;
  const { found, state, error } = useSearch(search, isSearching ? text.trim() : "", isOpen);
  const isAway = !isSearching && chosen !== null && !found.some(({ id }) => id === chosen.id);
  const options = isAway ? [chosen, ...found] : found;
  const failed = state === "failed" ? (explain?.(error) ?? words.failed) : "";
  const nothing = { searching: words.searching, failed, answered: words.nothingFound }[state];

  const choose = (id: unknown) => {
    const option = options.find((candidate) => candidate.id === id) ?? null;
    // Escape hands over what was chosen before: the text has to follow, or the list opens again.
    setText(option?.name ?? "");
    if (option?.id !== chosen?.id) onChoose(option);
  };
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
      onBlur={() => setText(settledText)}
      onChange={choose}
      onInputChange={(next) => {
        setText(next);
        if (next === "" && chosen !== null) onChoose(null);
      }}
      onOpenChange={setOpen}
    >
      <Label>{field.label}</Label>
      <ComboBox.InputGroup>
        <Input placeholder={field.placeholder || words.placeholder} />
        <ComboBox.Trigger aria-label={words.show} />
      </ComboBox.InputGroup>
      <FieldNotes help={field.help} problem={problem} />
      <FoundPopover<string> nothing={nothing} />
    </ComboBox>
  );
}
