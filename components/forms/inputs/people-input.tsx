import { Tag } from "@heroui/react/tag";
import { TagGroup } from "@heroui/react/tag-group";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { useTicketFormContext } from "../ticket-form-context";
import type { InputProps } from "./input-props";
import { PersonSearch } from "./search/person-search";

export function PeopleInput({ field, value, onChange, isRequired, problem }: InputProps) {
  const t = useTranslations("forms");
  const { personOf, remember } = useTicketFormContext();
  const ids = [value].flat().filter((id) => typeof id === "number");
  return (
    <div className="flex flex-col gap-1.5">
      <PersonSearch
        allowsSeveral
        chosen={ids.map(personOf)}
        field={field}
        isRequired={isRequired}
        problem={problem}
        onChoose={(people) => {
          remember(people);
          onChange(people.map((person) => person.id));
        }}
      />
      {ids.length > 0 && (
        <TagGroup
          aria-label={t("chosenPeople", { label: field.label })}
          onRemove={(keys) => onChange(ids.filter((id) => !keys.has(id)))}
        >
          <TagGroup.List>
            {ids.map(personOf).map((person) => (
              <Tag key={person.id} id={person.id} textValue={person.name}>
                <Avatar name={person.name} username={person.username} />
                {person.name}
                <Tag.RemoveButton aria-label={t("removePerson", { name: person.name })} />
              </Tag>
            ))}
          </TagGroup.List>
        </TagGroup>
      )}
    </div>
  );
}
