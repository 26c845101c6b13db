"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChosenPeople } from "@/components/forms/inputs/search/chosen-people";
import { PersonSearch } from "@/components/forms/inputs/search/person-search";
import type { Person } from "@/components/forms/person";
import { searchPeopleAction } from "@/lib/directory/actions";
import { FormField } from "@/lib/forms/form-definition";
import { useLearnNames, useNames } from "../../store/use-designer";

type Props = {
  label: string;
  help?: string;
  userIds: readonly number[];
  onChange: (userIds: number[]) => void;
};

/** People of the flow, found by name. */
export function PeopleSetting({ label, help = "", userIds, onChange }: Props) {
  const t = useTranslations("inspector.people");
  const { people } = useNames();
  const learn = useLearnNames();
  const field = useMemo(() => FormField.parse({ key: "people", type: "people", label, help }), [label, help]);
  const chosen = userIds.map((id): Person => people[id] ?? { id, name: t("unknownPerson"), username: "" });
  const choose = (found: Person[]) => {
    learn({ people: found.filter(({ username }) => username !== "") });
    onChange(found.map(({ id }) => id));
  };
  return (
    <div className="flex flex-col gap-1.5">
      <PersonSearch
        isRequired={false}
        allowsSeveral
        chosen={chosen}
        field={field}
        problem={undefined}
        search={searchPeopleAction}
        onChoose={choose}
      />
      <ChosenPeople label={label} people={chosen} onChoose={choose} />
    </div>
  );
}
