import { Button } from "@heroui/react/button";
import { Dropdown } from "@heroui/react/dropdown";
import { Header } from "@heroui/react/header";
import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";

type Props = { fields: readonly { key: string; label: string }[]; onInsert: (name: string) => void };

const NAMES = [
  { group: "ticket", names: ["ticket.title", "ticket.serial", "ticket.status", "ticket.url", "ticket.created_at"] },
  { group: "place", names: ["flow.name", "node.name", "assignees", "at"] },
  { group: "people", names: ["requester.name", "actor.name", "comment", "error"] },
] as const;

/** Puts a name into a template. */
export function InsertName({ fields, onInsert }: Props) {
  const t = useTranslations("noticeRules");
  return (
    <Dropdown>
      <Button size="sm" variant="outline" className="self-start">
        <Braces aria-hidden="true" className="size-4" />
        {t("insert")}
      </Button>
      <Dropdown.Popover placement="bottom start" className="max-h-80 w-72">
        <Dropdown.Menu aria-label={t("insert")} onAction={(key) => onInsert(String(key))}>
          {NAMES.map(({ group, names }) => (
            <Dropdown.Section key={group}>
              <Header>{t(`names.${group}`)}</Header>
              {names.map((name) => (
                <Name key={name} id={name} text={t(`names.${name.replace(".", "_") as "ticket_title"}`)} />
              ))}
            </Dropdown.Section>
          ))}
          {fields.length > 0 && (
            <Dropdown.Section>
              <Header>{t("names.fields")}</Header>
              {fields.map(({ key, label }) => (
                <Name key={key} id={`fields.${key}`} text={label} />
              ))}
            </Dropdown.Section>
          )}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

function Name({ id, text }: { id: string; text: string }) {
  return (
    <Dropdown.Item id={id} textValue={text}>
      <span className="min-w-0 grow truncate">{text}</span>
      <code className="shrink-0 text-xs text-muted">{id}</code>
    </Dropdown.Item>
  );
}
