import { Paperclip } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { PersonName } from "@/components/ui/person-name";
import { displayValue } from "@/lib/forms/display-value";
import type { FormField, Json } from "@/lib/forms/form-definition";
import { useTicketFormContext } from "./ticket-form-context";

type Props = { field: FormField; value: Json };

/** A stored value for reading. */
export function ReadField({ field, value }: Props) {
  const t = useTranslations("forms");
  const locale = useLocale();
  const { timeZone, personOf } = useTicketFormContext();
  const parts = [value].flat();
  if (value === null || parts.length === 0) return <NoValue />;
  if (field.type === "attachment") return <FileNames names={parts.map(String)} />;
  if (field.type === "person" || field.type === "people") {
    const people = parts.filter((id) => typeof id === "number").map(personOf);
    return (
      <span className="flex flex-wrap gap-x-3 gap-y-1">
        {people.map((person) => (
          <PersonName key={person.id} name={person.name} username={person.username} />
        ))}
      </span>
    );
  }
  const text = displayValue(field, value, { locale, timeZone, people: {}, words: { yes: t("yes"), no: t("no") } });
  return text.trim() === "" ? <NoValue /> : <span className="whitespace-pre-wrap">{text}</span>;
}

function FileNames({ names }: { names: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {names.map((name) => (
        <li key={name} className="flex items-baseline gap-1.5">
          <Paperclip aria-hidden="true" className="size-3.5 shrink-0 translate-y-0.5 text-muted" />
          <span className="break-all">{name}</span>
        </li>
      ))}
    </ul>
  );
}

function NoValue() {
  const t = useTranslations("forms");
  return (
    <span className="text-muted">
      <span aria-hidden="true">—</span>
      <span className="sr-only">{t("empty")}</span>
    </span>
  );
}
