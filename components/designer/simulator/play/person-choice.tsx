import { PersonSearch } from "@/components/forms/inputs/search/person-search";
import type { Person } from "@/components/forms/person";
import { searchPeopleAction } from "@/lib/directory/actions";
import { FormField } from "@/lib/forms/form-definition";

type Props = { label: string; person: Person | null; onChoose: (person: Person | null) => void };

/** Somebody found by name. */
export function PersonChoice({ label, person, onChoose }: Props) {
  return (
    <PersonSearch
      isRequired
      allowsSeveral={false}
      problem={undefined}
      chosen={person === null ? [] : [person]}
      field={FormField.parse({ key: "person", type: "person", label })}
      search={searchPeopleAction}
      onChoose={(people) => onChoose(people[0] ?? null)}
    />
  );
}
