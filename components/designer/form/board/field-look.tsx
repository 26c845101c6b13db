import { useTranslations } from "next-intl";
import { memo } from "react";
import { FieldInput } from "@/components/forms/field-input";
import { inputWidth } from "@/components/forms/field-span";
import { type InputType, isInputType } from "@/components/forms/input-type";
import { GroupCaption } from "@/components/forms/inputs/group-caption";
import { GroupNotes } from "@/components/forms/inputs/group-notes";
import { LayoutElement } from "@/components/forms/layout-element";
import { type DraftValue, startRow, toDraft } from "@/components/forms/state/draft";
import { useTicketFormContext } from "@/components/forms/state/ticket-form-context";
import type { FormField } from "@/lib/forms/form-definition";

type Props = { field: FormField; isRequired: boolean };

const nothing = () => undefined;

/** A field as people will see it, to be looked at only. */
export const FieldLook = memo(function FieldLook({ field, isRequired }: Props) {
  const { type } = field;
  if (type === "rich-text") return <TextLook field={field} isRequired={isRequired} />;
  if (type === "computed") return <ComputedLook field={field} />;
  if (!isInputType(type)) return <LayoutElement field={field} />;
  return <InputLook field={field} type={type} isRequired={isRequired} />;
});

function InputLook({ field, type, isRequired }: Props & { type: InputType }) {
  const { timeZone } = useTicketFormContext();
  const first = toDraft(field, field.defaultValue);
  const value: DraftValue =
    type === "table" && Array.isArray(first) && first.length === 0 ? [startRow(field.columns, timeZone)] : first;
  return (
    <div className={inputWidth(field)}>
      <FieldInput
        field={field}
        type={type}
        value={value}
        isRequired={isRequired}
        problem={undefined}
        onChange={nothing}
      />
    </div>
  );
}

/** The editor itself is heavy, and nobody writes here. */
function TextLook({ field, isRequired }: Props) {
  const { key, label, help, placeholder, template } = field;
  return (
    <div className="flex flex-col gap-1.5">
      <GroupCaption id={`look-${key}`} label={label} isRequired={isRequired} />
      <div className="rounded-md border border-field-border bg-field">
        <div className="h-9 border-b border-separator" />
        <p className="min-h-20 px-3 py-2 text-list text-field-placeholder">{placeholder || template}</p>
      </div>
      <GroupNotes id={`look-${key}-notes`} help={help} problem={undefined} />
    </div>
  );
}

function ComputedLook({ field: { key, label, help, unit, expression } }: { field: FormField }) {
  const t = useTranslations("formDesigner.board");
  return (
    <div className="flex flex-col gap-1.5">
      <GroupCaption id={`look-${key}`} label={label} isRequired={false} />
      <p className="flex min-h-8 items-center gap-2 text-list text-muted">
        {expression === "" ? t("notComputed") : t("computed")}
        {unit !== "" && <span>{unit}</span>}
      </p>
      <GroupNotes id={`look-${key}-notes`} help={help} problem={undefined} />
    </div>
  );
}
