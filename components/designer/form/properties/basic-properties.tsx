import { useTranslations } from "next-intl";
import { asFieldKey, freeFieldKey } from "@/lib/designer/form/new-field";
import { hasTrait } from "@/lib/designer/form/property-traits";
import { type FormField, isLayout } from "@/lib/forms/form-definition";
import { useDesignerStore } from "../../store/use-designer";
import { useFormDesk } from "../form-desk";
import type { FieldPatch } from "./field-patch";
import { NumberProperty } from "./inputs/number-property";
import { TextProperty } from "./inputs/text-property";

type Props = { field: FormField; onChange: (patch: FieldPatch) => void };

/** What people read: the label, the words below it and those in it. */
export function BasicProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  const { type } = field;
  return (
    <>
      <LabelProperty field={field} onChange={onChange} />
      {type !== "divider" && (
        <TextProperty
          isMultiline
          label={t(type === "note" ? "note" : "help")}
          value={field.help}
          maxLength={2000}
          onChange={(help) => onChange({ help })}
        />
      )}
      {hasTrait(type, "placeholder") && (
        <TextProperty
          label={t("placeholder")}
          help={t("placeholderHelp")}
          value={field.placeholder}
          maxLength={500}
          onChange={(placeholder) => onChange({ placeholder })}
        />
      )}
      {hasTrait(type, "template") && (
        <TextProperty
          isMultiline
          label={t("template")}
          help={t("templateHelp")}
          value={field.template}
          maxLength={10_000}
          onChange={(template) => onChange({ template })}
        />
      )}
      {!isLayout(type) && (
        <NumberProperty
          label={t("width")}
          help={t("widthHelp")}
          value={field.width}
          min={1}
          max={12}
          onChange={(width) => width !== null && onChange({ width })}
        />
      )}
    </>
  );
}

/** The key of a field that was just added follows its label. */
function LabelProperty({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  const { key, label, type } = field;
  const desk = useFormDesk();
  const store = useDesignerStore();
  const followLabel = () => {
    const taken = store.getState().history.present.form.fields.map((other) => other.key);
    if (!desk.isNew(key) || asFieldKey(label) === "") return;
    const to = freeFieldKey(label, new Set(taken.filter((other) => other !== key)));
    if (to !== key) desk.rename(key, to, `field ${key} label`);
  };
  return (
    <TextProperty
      isRequired
      label={t(type === "heading" ? "heading" : type === "divider" || type === "note" ? "nameOf" : "labelOf")}
      value={field.label}
      maxLength={200}
      problemOf={(text) => (text.trim() === "" ? t("needsLabel") : undefined)}
      onChange={(label) => onChange({ label })}
      onBlur={followLabel}
    />
  );
}
