import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import { FieldNotes } from "@/components/forms/inputs/field-notes";

type Props<Id extends string> = {
  label: string;
  help?: string;
  choices: readonly { id: Id; name: string }[];
  value: Id;
  onPick: (id: Id) => void;
  className?: string;
};

/** One of a few. */
export function Pick<Id extends string>({ label, help = "", choices, value, onPick, className = "" }: Props<Id>) {
  const pick = (key: unknown) => {
    const found = choices.find(({ id }) => id === key);
    if (found !== undefined) onPick(found.id);
  };
  return (
    <Select fullWidth value={value} onChange={pick} className={className}>
      <Label>{label}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          {choices.map(({ id, name }) => (
            <ListBox.Item key={id} id={id} textValue={name}>
              {name}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
      <FieldNotes help={help} problem={undefined} />
    </Select>
  );
}
