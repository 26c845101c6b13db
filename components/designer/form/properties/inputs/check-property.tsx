import { Checkbox } from "@heroui/react/checkbox";

type Props = { label: string; isChecked: boolean; onChange: (isChecked: boolean) => void };

/** A property that holds or does not. */
export function CheckProperty({ label, isChecked, onChange }: Props) {
  return (
    <Checkbox isSelected={isChecked} onChange={onChange}>
      <Checkbox.Content className="text-list">
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        {label}
      </Checkbox.Content>
    </Checkbox>
  );
}
