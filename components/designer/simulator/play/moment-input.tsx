import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";

type Props = { label: string; value: string; isRequired?: boolean; onChange: (local: string) => void };

/** A date and a time in the reader's zone. */
export function MomentInput({ label, value, isRequired = false, onChange }: Props) {
  return (
    <TextField isRequired={isRequired} fullWidth type="datetime-local" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <Input className="min-w-0" />
    </TextField>
  );
}
