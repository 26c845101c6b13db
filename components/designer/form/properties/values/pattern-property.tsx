import { useTranslations } from "next-intl";
import { TextProperty } from "../inputs/text-property";

type Pattern = { pattern: string; patternMessage: string };
type Props = { field: Pattern; onChange: (patch: Partial<Pattern>) => void };

/** A pattern that the whole text has to match, and what people are told when it does not. */
export function PatternProperty({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  return (
    <>
      <TextProperty
        isCode
        label={t("pattern")}
        help={t("patternHelp")}
        placeholder="[A-Z]{2}-[0-9]+"
        value={field.pattern}
        maxLength={200}
        onChange={(pattern) => onChange({ pattern })}
      />
      {field.pattern !== "" && (
        <TextProperty
          label={t("patternMessage")}
          value={field.patternMessage}
          maxLength={200}
          onChange={(patternMessage) => onChange({ patternMessage })}
        />
      )}
    </>
  );
}
