import { ChosenPeople } from "@/components/forms/inputs/search/chosen-people";
import { PersonSearch } from "@/components/forms/inputs/search/person-search";
import type { Person } from "@/components/forms/person";
import { searchPeopleAction } from "@/lib/directory/actions";
import { FormField } from "@/lib/forms/form-definition";

type Props = {
  label: string;
  help?: string;
  problem: string | undefined;
  chosen: readonly Person[];
  allowsSeveral?: boolean;
  onChoose: (people: Person[]) => void;
};

/** One or several people found by name, outside of a ticket's form. */
export function PeoplePicker({ label, help = "", problem, chosen, allowsSeveral = false, onChoose }: Props) {
  const type = allowsSeveral ? "people" : "person";
  return (
    <div className="flex flex-col gap-1.5">
      <PersonSearch
        isRequired
        allowsSeveral={allowsSeveral}
        chosen={chosen}
        field={FormField.parse({ key: "people", type, label, help })}
        problem={problem}
        search={searchPeopleAction}
        onChoose={onChoose}
      />
      {allowsSeveral && <ChosenPeople label={label} people={chosen} onChoose={onChoose} />}
    </div>
  );
}
