import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type BuiltInKey, type FieldValues, valueAt } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";
import { fieldSpan } from "../field-span";
import { ReadField } from "./read-field";

type Props = {
  fields: readonly VisibleField[];
  values: FieldValues;
  builtIns: Partial<Record<BuiltInKey, ReactNode>>;
};

/** Fields to read. The list itself has no box, so that its fields stand in the form's grid. */
export function ReadList({ fields, values, builtIns }: Props) {
  const t = useTranslations("forms.builtIn");
  return (
    <dl className="contents">
      {fields.map((visible) => {
        const width = visible.kind === "field" ? visible.field.width : visible.key === "title" ? 12 : 6;
        return (
          <div key={visible.key} data-field={visible.key} className={`${fieldSpan(width)} min-w-0`}>
            <dt className="text-xs text-muted">{visible.kind === "field" ? visible.field.label : t(visible.key)}</dt>
            <dd className="mt-0.5 wrap-anywhere">
              {visible.kind === "field" ? (
                <ReadField field={visible.field} value={valueAt(values, visible.key)} />
              ) : (
                builtIns[visible.key]
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
