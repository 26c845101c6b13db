import { useTranslations } from "next-intl";
import { TextProperty } from "./text-property";

type Props = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  help?: string;
  min?: number;
  max?: number;
  isWhole?: boolean;
  placeholder?: string;
};

/** A property that is a number, or none. */
export function NumberProperty({ label, value, onChange, help, min, max, isWhole = true, placeholder }: Props) {
  const t = useTranslations("formDesigner.properties");
  const problemOf = (text: string) => {
    if (text.trim() === "") return undefined;
    const number = Number(text);
    if (text.trim() !== String(number)) return t("notANumber");
    if (isWhole && !Number.isSafeInteger(number)) return t("notWhole");
    if (min !== undefined && number < min) return t("atLeast", { min });
    return max !== undefined && number > max ? t("atMost", { max }) : undefined;
  };
  return (
    <TextProperty
      label={label}
      value={value === null ? "" : String(value)}
      maxLength={24}
      problemOf={problemOf}
      onChange={(text) => onChange(text.trim() === "" ? null : Number(text))}
      {...(help === undefined ? {} : { help })}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
