import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FormField } from "@/lib/forms/form-definition";
import { useDefinition, useDesigner } from "../../store/use-designer";
import { useFormDesk } from "../form-desk";
import { FieldAccessList } from "./access/field-access-list";
import { PropertySection } from "./inputs/property-section";
import { OneField } from "./one-field";
import { TitleProperties } from "./title-properties";

/** What is selected in the form, to be changed. */
export function FieldProperties() {
  const { form } = useDefinition();
  const selected = useDesigner((state) => state.selection.fieldKeys);
  const fields = form.fields.filter(({ key }) => selected.includes(key));
  const [only, ...others] = fields;
  if (only === undefined) return selected.includes("title") ? <TitleProperties /> : <Nothing />;
  return others.length === 0 ? <Selected field={only} /> : <Several fields={fields} />;
}

/** Whatever was being typed belongs to one field; it stays that one when it gets another key. */
function Selected({ field }: { field: FormField }) {
  const { renamedTo } = useFormDesk();
  const [shown, setShown] = useState({ key: field.key, id: 0 });
  if (shown.key !== field.key) {
    setShown({ key: field.key, id: renamedTo(shown.key) === field.key ? shown.id : shown.id + 1 });
  }
  return <OneField key={shown.id} field={field} />;
}

function Nothing() {
  const t = useTranslations("formDesigner.properties");
  return (
    <div className="flex flex-col gap-3 px-4 py-5 text-list text-muted">
      <p>{t("nothing")}</p>
      <p>{t("nothingKeys")}</p>
    </div>
  );
}

function Several({ fields }: { fields: readonly FormField[] }) {
  const t = useTranslations("formDesigner.properties");
  const { select } = useFormDesk();
  return (
    <>
      <PropertySection title={t("several", { count: fields.length })}>
        <ul className="flex flex-col gap-0.5 text-list">
          {fields.map(({ key, label }) => (
            <li key={key}>
              <button
                type="button"
                className="rounded-sm text-start text-link underline-offset-2 hover:underline focus-visible:focus-ring"
                onClick={() => select([key])}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      </PropertySection>
      <PropertySection title={t("access")} help={t("accessHelp")}>
        <FieldAccessList fields={fields} />
      </PropertySection>
    </>
  );
}
