import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { ConditionEditor } from "@/components/designer/conditions/condition-editor";
import { Pick } from "@/components/forms/inputs/pick";
import type { FormField } from "@/lib/forms/form-definition";
import { useDefinition } from "../../../store/use-designer";
import type { FieldPatch } from "../field-patch";
import { NumberProperty } from "../inputs/number-property";
import { PropertySection } from "../inputs/property-section";
import { TextProperty } from "../inputs/text-property";
import { useConditionNames } from "./use-condition-names";

type Props = { field: FormField; onChange: (patch: FieldPatch) => void };

const RESULTS = ["number", "text", "boolean"] as const satisfies readonly FormField["result"][];

/** How a computed field comes to its value. */
export function ComputedProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  const { form } = useDeferredValue(useDefinition());
  const names = useConditionNames();
  return (
    <PropertySection title={t("computed")}>
      <Pick
        label={t("result")}
        choices={RESULTS.map((id) => ({ id, name: t(`results.${id}`) }))}
        value={field.result}
        onPick={(result) => onChange({ result })}
      />
      <ConditionEditor
        form={form}
        names={names}
        kind="expression"
        scope="form"
        result={field.result}
        fieldKey={field.key}
        label={t("expression")}
        help={t("expressionHelp")}
        value={field.expression}
        onChange={(expression) => onChange({ expression })}
      />
      {field.result === "number" && (
        <div className="grid grid-cols-2 gap-3">
          <TextProperty label={t("unit")} value={field.unit} maxLength={20} onChange={(unit) => onChange({ unit })} />
          <NumberProperty
            label={t("decimals")}
            value={field.decimals}
            min={0}
            max={10}
            onChange={(decimals) => onChange({ decimals })}
          />
        </div>
      )}
    </PropertySection>
  );
}
