import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toOption } from "@/lib/forms/kinds/external-value";
import { OptionsFailed } from "@/lib/forms/option-answer";
import type { LoadOptions } from "../state/load-options";
import { useTicketFormContext } from "../state/ticket-form-context";
import { FieldNotes } from "./field-notes";
import type { InputProps } from "./input-props";
import { OptionSearch } from "./search/option-search";

/** A choice among what another system offers. */
export function ExternalInput(props: InputProps) {
  const { loadOptions } = useTicketFormContext();
  return loadOptions === null ? <Unreachable {...props} /> : <Reachable {...props} loadOptions={loadOptions} />;
}

function Reachable({ value, onChange, loadOptions, ...props }: InputProps & { loadOptions: LoadOptions }) {
  const t = useTranslations("forms");
  const { key } = props.field;
  const search = useCallback(
    async (text: string) =>
      (await loadOptions(key, text)).map((option) => ({ id: option.key, name: option.label, note: "" })),
    [loadOptions, key],
  );
  const chosen = toOption(value);
  return (
    <OptionSearch
      {...props}
      chosen={chosen === null ? null : { id: chosen.key, name: chosen.label, note: "" }}
      search={search}
      words={{
        placeholder: t("searchOptions"),
        show: t("showOptions"),
        searching: t("searching"),
        nothingFound: t("noOptionFound"),
        failed: t("optionsFailed.no_answer"),
      }}
      explain={(error) => t(`optionsFailed.${error instanceof OptionsFailed ? error.failure : "no_answer"}`)}
      onChoose={(option) => onChange(option === null ? null : { key: option.id, label: option.name })}
    />
  );
}

function Unreachable({ field, value, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const help = [field.help, t("optionsUnreachable")].filter(Boolean).join("\n");
  return (
    <TextField
      fullWidth
      isDisabled
      isInvalid={problem !== undefined}
      isRequired={isRequired}
      validationBehavior="aria"
      value={toOption(value)?.label ?? ""}
    >
      <Label>{field.label}</Label>
      <Input />
      <FieldNotes help={help} problem={problem} />
    </TextField>
  );
}
