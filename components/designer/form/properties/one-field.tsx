import { useTranslations } from "next-intl";
import { Pick } from "@/components/forms/inputs/pick";
import { hasTrait, kinOf } from "@/lib/designer/form/property-traits";
import { type FormField, isLayout } from "@/lib/forms/form-definition";
import { useProblems } from "../../problems/problems-provider";
import { useEdit } from "../../store/use-designer";
import { FieldAccessList } from "./access/field-access-list";
import { BasicProperties } from "./basic-properties";
import { ChoicesProperty } from "./choices/choices-property";
import { ColumnsProperty } from "./columns/columns-property";
import { ExternalProperties } from "./external/external-properties";
import type { FieldPatch } from "./field-patch";
import { PropertySection } from "./inputs/property-section";
import { KeyProperty } from "./key-property";
import { ComputedProperties } from "./rules/computed-properties";
import { RuleProperties } from "./rules/rule-properties";
import { TagProperty } from "./tag-property";
import { DefaultProperty } from "./values/default-property";
import { ValueProperties } from "./values/value-properties";

/** Everything that can be said of one field, by what it is. */
export function OneField({ field }: { field: FormField }) {
  const t = useTranslations("formDesigner.properties");
  const edit = useEdit();
  const { key, type } = field;
  const change = (patch: FieldPatch, merge = Object.keys(patch).join(" ")) =>
    edit({ type: "UpdateField", key, patch }, `field ${key} ${merge}`);
  const parts = { field, onChange: change };
  const isElement = isLayout(type);
  return (
    <>
      <FieldProblems field={field} />
      <PropertySection title={t("basics")}>
        <BasicProperties {...parts} />
        <KindProperty {...parts} />
      </PropertySection>
      {(hasTrait(type, "choices") || type === "cascade") && <ChoicesProperty {...parts} />}
      {type === "table" && <ColumnsProperty {...parts} />}
      {type === "computed" && <ComputedProperties {...parts} />}
      {type === "external" && <ExternalProperties {...parts} />}
      <ValueProperties {...parts} />
      {hasTrait(type, "defaultValue") && (
        <PropertySection title={t("default")} help={t("defaultHelp")}>
          <DefaultProperty field={field} onChange={(defaultValue) => change({ defaultValue })} />
        </PropertySection>
      )}
      <RuleProperties {...parts} />
      <PropertySection title={t("access")} help={t("accessHelp")}>
        <FieldAccessList fields={[field]} />
      </PropertySection>
      <PropertySection title={t("machines")}>
        <KeyProperty field={field} />
        {!isElement && <TagProperty {...parts} />}
      </PropertySection>
    </>
  );
}

type Parts = { field: FormField; onChange: (patch: FieldPatch) => void };

function KindProperty({ field: { type }, onChange }: Parts) {
  const t = useTranslations("formDesigner");
  const kin = kinOf(type);
  if (kin.length < 2) return null;
  return (
    <Pick
      label={t("properties.kind")}
      choices={kin.map((id) => ({ id, name: t(`types.${id}`) }))}
      value={type}
      onPick={(next) => onChange({ type: next })}
    />
  );
}

function FieldProblems({ field: { key } }: { field: FormField }) {
  const t = useTranslations("problems");
  const problems = useProblems().filter(({ fieldKey, nodeKey }) => fieldKey === key && nodeKey === undefined);
  if (problems.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 border-b border-separator bg-warning-soft px-4 py-3 text-list text-warning-soft-foreground">
      {problems.map(({ code, params }) => (
        <li key={`${code} ${JSON.stringify(params)}`}>{t(code, params)}</li>
      ))}
    </ul>
  );
}
