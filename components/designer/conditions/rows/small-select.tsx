import { Header } from "@heroui/react/header";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";

export type SelectSection = { name: string; options: readonly { id: string; name: string }[] };

type Props = {
  label: string;
  /** Sections without options are left out; one without a name has no heading. */
  sections: readonly SelectSection[];
  value: string;
  onPick: (id: string) => void;
  className?: string;
};

/** One of several, named for screen readers alone: what stands around it says the rest. */
export function SmallSelect({ label, sections, value, onPick, className = "" }: Props) {
  return (
    <Select
      fullWidth
      aria-label={label}
      className={`min-w-0 ${className}`}
      value={value}
      onChange={(key) => key !== null && key !== value && onPick(String(key))}
    >
      <Select.Trigger>
        <Select.Value className="truncate" />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox className="max-h-72 overflow-y-auto">
          {sections
            .filter(({ options }) => options.length > 0)
            .map(({ name, options }) => (
              <ListBox.Section key={name} aria-label={name || label}>
                {name !== "" && <Header className="text-xs">{name}</Header>}
                {options.map((option) => (
                  <ListBox.Item key={option.id} id={option.id} textValue={option.name}>
                    {option.name}
                    <ListBox.ItemIndicator />
                  </ListBox.Item>
                ))}
              </ListBox.Section>
            ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
