import { useTranslations } from "next-intl";
import { OptionSearch, type SearchOption } from "@/components/forms/inputs/search/option-search";
import { searchPeopleAction } from "@/lib/directory/actions";
import { FormField } from "@/lib/forms/form-definition";

type Props = {
  chosen: SearchOption | null;
  onChoose: (person: SearchOption | null) => void;
  /** Who stands in without a choice; empty when that is nobody. */
  leader: string;
  problem: string | undefined;
};

/** Who acts meanwhile: somebody found by name, or the leader. */
export function StandInInput({ chosen, onChoose, leader, problem }: Props) {
  const t = useTranslations("absence");
  const help = leader === "" ? t("nobodyStandsIn") : t("leaderStandsIn", { name: leader });
  return (
    <OptionSearch
      field={FormField.parse({ key: "standIn", type: "person", label: t("standIn"), help })}
      isRequired={leader === ""}
      problem={problem}
      chosen={chosen}
      search={findPeople}
      onChoose={onChoose}
      words={{
        placeholder: leader === "" ? t("searchPeople") : leader,
        show: t("showPeople"),
        searching: t("searching"),
        nothingFound: t("nobodyFound"),
        failed: t("searchFailed"),
      }}
    />
  );
}

async function findPeople(text: string): Promise<SearchOption[]> {
  const people = await searchPeopleAction(text);
  return people.map(({ id, name, username, department }) => ({
    id: String(id),
    name,
    note: [username, department].filter(Boolean).join(" · "),
  }));
}
