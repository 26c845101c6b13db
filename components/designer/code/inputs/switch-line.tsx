import { Switch } from "@heroui/react/switch";

type Props = { label: string; isOn: boolean; onChange: (isOn: boolean) => void };

/** Something that is so or not. */
export function SwitchLine({ label, isOn, onChange }: Props) {
  return (
    <Switch isSelected={isOn} size="sm" onChange={onChange}>
      <Switch.Content>
        <Switch.Control>
          <Switch.Thumb />
        </Switch.Control>
        <span className="text-list">{label}</span>
      </Switch.Content>
    </Switch>
  );
}
