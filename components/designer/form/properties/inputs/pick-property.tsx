import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";

type Props<Id extends string> = {
  label: string;
  isLabelHidden?: boolean;
  choices: readonly { id: Id; name: string }[];
  value: Id;
  onPick: (id: Id) => void;
  className?: string;
};

/** A property that is one of a few. */
export function PickProperty<Id extends string>(props: Props<Id>) {
  const { label, isLabelHidden = false, choices, value, onPick, className = "" } = props;
  const pick = (key: unknown) => {
    const found = choices.find(({ id }) => id === key);
    if (found !== undefined) onPick(found.id);
  };
  return (
    <Select fullWidth className={className} value={value} onChange={pick}>
      <Label className={isLabelHidden ? "sr-only" : ""}>{label}</Label>
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
    </Select>
  );
}
