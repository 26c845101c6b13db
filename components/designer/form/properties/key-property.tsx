import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { usesOfField } from "@/lib/designer/form/field-uses";
import { FieldKey, type FormField } from "@/lib/forms/form-definition";
import { useDefinition } from "../../store/use-designer";
import { useFormDesk } from "../form-desk";
import { UseList } from "../use-list";
import { TextProperty } from "./inputs/text-property";

/** What the flow and other systems call a field, and where the flow does. The new key counts once the input is left. */
export function KeyProperty({ field: { key } }: { field: FormField }) {
  const t = useTranslations("formDesigner.properties");
  const definition = useDefinition();
  const desk = useFormDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const drawn = useDeferredValue(definition);
  const uses = useMemo(() => usesOfField(drawn, key), [drawn, key]);
  const problemOf = (text: string) => {
    if (!FieldKey.safeParse(text).success) return t("keyInvalid");
    return text !== key && definition.form.fields.some((field) => field.key === text) ? t("keyTaken") : undefined;
  };
  const rename = () => {
    const to = typed?.trim() ?? key;
    setTyped(null);
    if (to !== key && problemOf(to) === undefined) desk.rename(key, to);
  };
  return (
    <div className="flex flex-col gap-2">
      <TextProperty
        isCode
        label={t("key")}
        help={t("keyHelp")}
        value={typed ?? key}
        maxLength={50}
        problem={typed === null ? undefined : problemOf(typed)}
        onChange={setTyped}
        onBlur={rename}
      />
      <div className="flex flex-col gap-1 text-xs text-muted">
        {uses.length === 0 ? (
          <p>{t("notUsed")}</p>
        ) : (
          <>
            <p>{t("usedIn")}</p>
            <UseList uses={uses} />
          </>
        )}
      </div>
    </div>
  );
}
