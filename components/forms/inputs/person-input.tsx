import { useTicketFormContext } from "../ticket-form-context";
import type { InputProps } from "./input-props";
import { PersonSearch } from "./person-search";

export function PersonInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const { personOf, remember } = useTicketFormContext();
  return (
    <PersonSearch
      chosen={typeof value === "number" ? personOf(value) : null}
      field={field}
      isRequired={isRequired}
      problem={problem}
      onChoose={(person) => {
        if (person !== null) remember(person);
        onChange(person?.id ?? null);
      }}
    />
  );
}
