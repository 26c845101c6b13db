import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { ConditionEditor } from "@/components/designer/conditions/condition-editor";
import { isAsked } from "@/lib/designer/form/property-traits";
import type { FormField } from "@/lib/forms/form-definition";
import { useDefinition, useLearnNames } from "../../../store/use-designer";
import type { FieldPatch } from "../field-patch";
import { PropertySection } from "../inputs/property-section";
import { useConditionNames } from "./use-condition-names";

type Props = { field: FormField; onChange: (patch: FieldPatch) => void };

/** When a field is there at all, and when it has to be filled in whatever the node says. */
export function RuleProperties({ field, onChange }: Props) {
  const t = useTranslations("formDesigner.properties");
  // Conditions are read anew whenever the form changes, and nobody waits for that while they type.
  const { form } = useDeferredValue(useDefinition());
  const names = useConditionNames();
  const learn = useLearnNames();
  const common = { form, names, onLearn: learn, scope: "form", fieldKey: field.key } as const;
  return (
    <PropertySection title={t("when")}>
      <ConditionEditor
        {...common}
        label={t("visibleWhen")}
        help={t("visibleWhenHelp")}
        value={field.visibleWhen}
        onChange={(visibleWhen) => onChange({ visibleWhen })}
      />
      {isAsked(field.type) && (
        <ConditionEditor
          {...common}
          label={t("requiredWhen")}
          help={t("requiredWhenHelp")}
          value={field.requiredWhen}
          onChange={(requiredWhen) => onChange({ requiredWhen })}
        />
      )}
    </PropertySection>
  );
}
