import type { Person } from "../person";
import { useTicketFormContext } from "../state/ticket-form-context";
import type { InputProps } from "./input-props";
import { ChosenPeople } from "./search/chosen-people";
import { PersonSearch } from "./search/person-search";

export function PeopleInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const { personOf, remember, searchPeople } = useTicketFormContext();
  const chosen = [value].flat().flatMap((id) => (typeof id === "number" ? [personOf(id)] : []));
  const choose = (people: readonly Person[]) => {
    remember(people);
    onChange(people.map(({ id }) => id));
  };
  return (
    <div className="flex flex-col gap-1.5">
      <PersonSearch
        allowsSeveral
        chosen={chosen}
        field={field}
        isRequired={isRequired}
        problem={problem}
        search={searchPeople}
        onChoose={choose}
      />
      <ChosenPeople label={field.label} people={chosen} onChoose={choose} />
    </div>
  );
}
