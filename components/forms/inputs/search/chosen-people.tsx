import { Tag } from "@heroui/react/tag";
import { TagGroup } from "@heroui/react/tag-group";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { Person } from "../../person";

type Props = { label: string; people: readonly Person[]; onChoose: (people: Person[]) => void };

/** Those who were chosen, each to be taken out again. */
export function ChosenPeople({ label, people, onChoose }: Props) {
  const t = useTranslations("forms");
  if (people.length === 0) return null;
  return (
    <TagGroup
      aria-label={t("chosenPeople", { label })}
      onRemove={(keys) => onChoose(people.filter(({ id }) => !keys.has(id)))}
    >
      <TagGroup.List>
        {people.map((person) => (
          <Tag key={person.id} id={person.id} textValue={person.name}>
            <Avatar name={person.name} username={person.username} />
            {person.name}
            <Tag.RemoveButton aria-label={t("removePerson", { name: person.name })} />
          </Tag>
        ))}
      </TagGroup.List>
    </TagGroup>
  );
}
