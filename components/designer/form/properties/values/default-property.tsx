import { useTranslations } from "next-intl";
import type { FormField, Json } from "@/lib/forms/form-definition";
import { GivenValue } from "../../given-value";

type Props = { field: FormField; onChange: (value: Json) => void };

/** What a field begins with. */
export function DefaultProperty({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  const asked = { ...field, label: t("defaultOf", { label: field.label }), help: "" };
  return <GivenValue field={asked} value={field.defaultValue} onChange={onChange} />;
}
