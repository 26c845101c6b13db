import { ComboBox } from "@heroui/react/combo-box";
import { ListBox } from "@heroui/react/list-box";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { Person } from "../../person";
import type { SearchState } from "./use-search";

type Props = { state: SearchState };

/** The people found; the combo box hands them down. */
export function PersonOptions({ state }: Props) {
  const t = useTranslations("forms");
  const nothing = { searching: t("searching"), failed: t("searchFailed"), answered: t("nobodyFound") }[state];
  return (
    <ComboBox.Popover>
      <ListBox<Person>
        className="max-h-72 overflow-y-auto"
        renderEmptyState={() => <p className="px-2.5 py-2 text-list text-muted">{nothing}</p>}
      >
        {(person) => (
          <ListBox.Item id={person.id} textValue={person.name}>
            <Avatar name={person.name} username={person.username} />
            <span className="min-w-0 flex-1 truncate">
              {person.name}
              <span className="ms-2 text-xs text-muted">
                {[person.username, person.department].filter(Boolean).join(" · ")}
              </span>
            </span>
            <ListBox.ItemIndicator />
          </ListBox.Item>
        )}
      </ListBox>
    </ComboBox.Popover>
  );
}
