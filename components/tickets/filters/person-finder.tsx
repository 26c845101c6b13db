"use client";

import { ListBox } from "@heroui/react/list-box";
import { SearchField } from "@heroui/react/search-field";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { searchPeopleAction } from "@/lib/directory/actions";

const PAUSE_MS = 200;

/** Finds somebody by name. */
export function PersonFinder({ onChoose }: { onChoose: (id: number) => void }) {
  const t = useTranslations("inbox.filters");
  const [text, setText] = useState("");
  const found = useFoundPeople(text);
  return (
    <>
      <SearchField aria-label={t("findPerson")} value={text} onChange={setText} autoFocus fullWidth>
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder={t("findPerson")} />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      <ListBox
        aria-label={t("requester")}
        className="mt-1 max-h-72 overflow-y-auto p-0"
        items={found ?? []}
        onAction={(key) => onChoose(Number(key))}
        renderEmptyState={() => (
          <p className="px-2.5 py-2 text-list text-muted">{found === null ? t("searching") : t("nobodyFound")}</p>
        )}
      >
        {(person) => (
          <ListBox.Item id={person.id} textValue={person.name}>
            <Avatar name={person.name} username={person.username} />
            <span className="min-w-0 grow truncate">{person.name}</span>
            <span className="truncate text-xs text-muted">{person.department}</span>
          </ListBox.Item>
        )}
      </ListBox>
    </>
  );
}

type Found = Awaited<ReturnType<typeof searchPeopleAction>>;

/** null while the first answer is under way. */
function useFoundPeople(text: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      searchPeopleAction(text)
        .catch((): Found => [])
        .then((people) => isCurrent && setFound(people));
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
}
