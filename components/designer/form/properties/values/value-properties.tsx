import { useTranslations } from "next-intl";
import { hasTrait } from "@/lib/designer/form/property-traits";
import type { FieldType, FormField, TableColumn } from "@/lib/forms/form-definition";
import { CheckProperty } from "../inputs/check-property";
import { DayBoundProperty } from "../inputs/day-bound-property";
import { NumberProperty } from "../inputs/number-property";
import { PropertySection } from "../inputs/property-section";
import { TextProperty } from "../inputs/text-property";
import { PatternProperty } from "./pattern-property";

/** What fields and columns of tables have in common. */
type Common = Omit<TableColumn, "type" | "isRequired" | "hasTotal" | "key">;
type Props = {
  field: Common & { type: FieldType } & Partial<Pick<FormField, "minRows" | "maxRows" | "mayStopEarly">>;
  onChange: (patch: Partial<Common> & Partial<Pick<FormField, "minRows" | "maxRows" | "mayStopEarly">>) => void;
};

const WITH_BOUNDS = ["length", "range", "days", "words"] as const;

/** Which answers are taken. */
export function ValueProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  const { type } = field;
  const hasAny = WITH_BOUNDS.some((trait) => hasTrait(type, trait)) || type === "table" || type === "cascade";
  if (!hasAny) return null;
  return (
    <PropertySection title={t("taken")}>
      {hasTrait(type, "length") && <LengthProperties field={field} onChange={onChange} />}
      {hasTrait(type, "pattern") && <PatternProperty field={field} onChange={onChange} />}
      {hasTrait(type, "range") && <RangeProperties field={field} onChange={onChange} />}
      {hasTrait(type, "days") && (
        <>
          <DayBoundProperty
            label={t("earliest")}
            value={field.earliest}
            onChange={(earliest) => onChange({ earliest })}
          />
          <DayBoundProperty label={t("latest")} value={field.latest} onChange={(latest) => onChange({ latest })} />
        </>
      )}
      {hasTrait(type, "words") && <WordProperties field={field} onChange={onChange} />}
      {type === "table" && <RowProperties field={field} onChange={onChange} />}
      {type === "cascade" && (
        <CheckProperty
          label={t("mayStopEarly")}
          isChecked={field.mayStopEarly ?? false}
          onChange={(mayStopEarly) => onChange({ mayStopEarly })}
        />
      )}
    </PropertySection>
  );
}

function LengthProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberProperty
        label={t("minLength")}
        value={field.minLength}
        min={1}
        onChange={(minLength) => onChange({ minLength })}
      />
      <NumberProperty
        label={t("maxLength")}
        value={field.maxLength}
        min={1}
        onChange={(maxLength) => onChange({ maxLength })}
      />
    </div>
  );
}

function RangeProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <NumberProperty label={t("min")} value={field.min} isWhole={false} onChange={(min) => onChange({ min })} />
        <NumberProperty label={t("max")} value={field.max} isWhole={false} onChange={(max) => onChange({ max })} />
        <TextProperty label={t("unit")} value={field.unit} maxLength={20} onChange={(unit) => onChange({ unit })} />
        {!field.isInteger && (
          <NumberProperty
            label={t("decimals")}
            value={field.decimals}
            min={0}
            max={10}
            onChange={(decimals) => onChange({ decimals })}
          />
        )}
      </div>
      <CheckProperty
        label={t("isInteger")}
        isChecked={field.isInteger}
        onChange={(isInteger) => onChange(isInteger ? { isInteger, decimals: null } : { isInteger })}
      />
    </>
  );
}

function WordProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  const words = useTranslations("forms");
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextProperty
        label={t("trueLabel")}
        value={field.trueLabel}
        placeholder={words("yes")}
        maxLength={50}
        onChange={(trueLabel) => onChange({ trueLabel })}
      />
      <TextProperty
        label={t("falseLabel")}
        value={field.falseLabel}
        placeholder={words("no")}
        maxLength={50}
        onChange={(falseLabel) => onChange({ falseLabel })}
      />
    </div>
  );
}

function RowProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberProperty
        label={t("minRows")}
        value={field.minRows ?? 0}
        min={0}
        max={500}
        onChange={(minRows) => onChange({ minRows: minRows ?? 0 })}
      />
      <NumberProperty
        label={t("maxRows")}
        value={field.maxRows ?? 100}
        min={1}
        max={500}
        onChange={(maxRows) => onChange({ maxRows: maxRows ?? 100 })}
      />
    </div>
  );
}
