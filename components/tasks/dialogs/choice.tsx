import { Radio } from "@heroui/react/radio";

type Props = { value: string; name: string; note: string };

/** One of several ways, with what it means. */
export function Choice({ value, name, note }: Props) {
  return (
    <Radio value={value}>
      <Radio.Content>
        <Radio.Control>
          <Radio.Indicator />
        </Radio.Control>
        <span className="text-list">
          {name}
          {note !== "" && <span className="block text-xs text-muted">{note}</span>}
        </span>
      </Radio.Content>
    </Radio>
  );
}
