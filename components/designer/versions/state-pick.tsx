import { Label } from "@heroui/react/label";
import { ListBox } from "@heroui/react/list-box";
import { Select } from "@heroui/react/select";
import { type FlowState, stateId } from "./use-flow-states";

type Props = {
  label: string;
  states: readonly FlowState[];
  nameOf: (state: FlowState) => string;
  value: FlowState;
  onPick: (state: FlowState) => void;
};

/** Which state of the flow it is to be. */
export function StatePick({ label, states, nameOf, value, onPick }: Props) {
  const pick = (key: unknown) => {
    const found = states.find((state) => stateId(state) === key);
    if (found !== undefined) onPick(found);
  };
  return (
    <Select value={stateId(value)} onChange={pick} className="flex-row items-center gap-2">
      <Label className="text-list whitespace-nowrap text-muted">{label}</Label>
      <Select.Trigger className="min-w-44">
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox>
          {states.map((state) => (
            <ListBox.Item key={stateId(state)} id={stateId(state)} textValue={nameOf(state)}>
              {nameOf(state)}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
