import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { useMention } from "./use-mention";

type Props = { id: string; mention: ReturnType<typeof useMention>; opensUp: boolean };

export const optionId = (id: string, place: number) => `${id}-${place}`;

/** People to name; the text keeps the focus. */
export function MentionList({ id, mention, opensUp }: Props) {
  const t = useTranslations();
  const { people, state, place, choose } = mention;
  const nothing = {
    searching: t("forms.searching"),
    failed: t("forms.searchFailed"),
    answered: t("forms.nobodyFound"),
  }[state];
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("tasks.note.people")}
      className={`z-30 flex w-full max-w-80 flex-col rounded-md border border-border bg-overlay p-1 shadow-lg ${opensUp ? "absolute bottom-full mb-1" : ""}`}
    >
      {people.length === 0 && <p className="px-2.5 py-2 text-list text-muted">{nothing}</p>}
      {people.map((person, index) => (
        <button
          key={person.id}
          id={optionId(id, index)}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === place}
          className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2.5 py-1 text-start text-list hover:bg-default aria-selected:bg-default pointer-coarse:min-h-10"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
        >
          <Avatar name={person.name} username={person.username} />
          <span className="min-w-0 truncate">
            {person.name}
            <span className="ms-2 text-xs text-muted">
              {[person.username, person.department].filter(Boolean).join(" · ")}
            </span>
          </span>
        </button>
      ))}
    </div>
  );
}
