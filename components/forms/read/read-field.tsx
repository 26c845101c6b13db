import { useLocale, useTranslations } from "next-intl";
import { PersonName } from "@/components/ui/person-name";
import { displayValue } from "@/lib/forms/display-value";
import type { FormField, Json } from "@/lib/forms/form-definition";
import { isLink } from "@/lib/forms/kinds/link-value";
import { isNoValue } from "@/lib/forms/kinds/value-parser";
import { richTextToText } from "@/lib/forms/rich-text";
import { useTicketFormContext } from "../state/ticket-form-context";
import { FileName } from "./file-name";
import { ReadTable } from "./read-table";
import { RICH_TEXT_LOOK } from "./rich-text-look";

type Props = { field: FormField; value: Json };

/** A stored value for reading. */
export function ReadField({ field, value }: Props) {
  if (isNoValue(value)) return <NoValue />;
  switch (field.type) {
    case "attachment":
      return <Files ids={[value].flat().map(String)} />;
    case "person":
    case "people":
      return <People ids={[value].flat().filter((id) => typeof id === "number")} />;
    case "table":
      return (
        <ReadTable field={field} value={value}>
          {(column, cell) => <ReadField field={column} value={cell} />}
        </ReadTable>
      );
    case "rich-text":
      return <RichText html={typeof value === "string" ? value : ""} />;
    case "link":
      return isLink(value) ? <Address href={value} /> : <Plain field={field} value={value} />;
    default:
      return <Plain field={field} value={value} />;
  }
}

function Plain({ field, value }: Props) {
  const t = useTranslations("forms");
  const locale = useLocale();
  const { timeZone, departmentOf } = useTicketFormContext();
  const departments = typeof value === "number" ? { [value]: departmentOf(value).name } : {};
  const words = { yes: t("yes"), no: t("no") };
  const text = displayValue(field, value, { locale, timeZone, people: {}, departments, words });
  return text.trim() === "" ? <NoValue /> : <span className="whitespace-pre-wrap">{text}</span>;
}

/** The server has cleaned it on its way here, whoever stored it. */
function RichText({ html }: { html: string }) {
  if (richTextToText(html) === "") return <NoValue />;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitiseRichText made it, in toVisibleForm
  return <div className={RICH_TEXT_LOOK} dangerouslySetInnerHTML={{ __html: html }} />;
}

function Address({ href }: { href: string }) {
  return (
    <a
      className="break-all text-link underline-offset-2 hover:underline"
      href={href}
      rel="noopener noreferrer nofollow"
      target="_blank"
    >
      {href}
    </a>
  );
}

function People({ ids }: { ids: readonly number[] }) {
  const { personOf } = useTicketFormContext();
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {ids.map(personOf).map((person) => (
        <PersonName key={person.id} name={person.name} username={person.username} />
      ))}
    </span>
  );
}

function Files({ ids }: { ids: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {ids.map((id) => (
        <li key={id} className="flex items-baseline gap-1.5">
          <FileName id={id} />
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
