import { useTranslations } from "next-intl";
import { type Control, Controller } from "react-hook-form";
import { FormField } from "@/lib/forms/form-definition";
import type { VisibleField } from "@/lib/forms/visibility";
import { clockMark } from "./field-elements";
import { FieldInput } from "./field-input";
import { fieldSpan, inputWidth } from "./field-span";
import { isInputType } from "./input-type";
import { type Draft, draftName } from "./state/draft";

type Props = {
  visible: VisibleField;
  control: Control<Draft>;
  onEdit: (key: string) => void;
};

/** One field to fill in; a problem goes away as soon as the field is touched again. */
export function EditField({ visible, control, onEdit }: Props) {
  const t = useTranslations("forms.builtIn");
  const { key } = visible;
  const field = visible.kind === "field" ? visible.field : lineOf(t(visible.key));
  const { type } = field;
  if (!isInputType(type)) return null;
  return (
    <div data-field={key} data-clock={clockMark(type)} className={`${fieldSpan(field.width)} min-w-0`}>
      <div className={inputWidth(field)}>
        <Controller
          control={control}
          name={draftName(key)}
          render={({ field: { value, onChange }, fieldState }) => (
            <FieldInput
              field={field}
              isRequired={visible.access === "required"}
              problem={fieldState.error?.message}
              type={type}
              value={value ?? null}
              onChange={(next) => {
                onEdit(key);
                onChange(next);
              }}
            />
          )}
        />
      </div>
    </div>
  );
}

/** The title has no field of its own in a form. */
function lineOf(label: string): FormField {
  return FormField.parse({ key: "line", type: "text", label });
}
