import { Description } from "@heroui/react/description";
import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";

type Props = { name: string; onChange: (name: string) => void };

/** What a flow test is called, where that is all or the first that is asked. */
export function TestNameField({ name, onChange }: Props) {
  const t = useTranslations("simulator.tests");
  return (
    <TextField isRequired fullWidth autoFocus maxLength={100} value={name} onChange={onChange}>
      <Label>{t("name")}</Label>
      <Input />
      <Description>{t("nameHint")}</Description>
    </TextField>
  );
}
