import { useTicketFormContext } from "../state/ticket-form-context";
import type { InputProps } from "./input-props";
import { PersonSearch } from "./search/person-search";

export function PersonInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const { personOf, remember, searchPeople } = useTicketFormContext();
  return (
    <PersonSearch
      allowsSeveral={false}
      chosen={typeof value === "number" ? [personOf(value)] : []}
      field={field}
      isRequired={isRequired}
      problem={problem}
      search={searchPeople}
      onChoose={(people) => {
        remember(people);
        onChange(people[0]?.id ?? null);
      }}
    />
  );
}
