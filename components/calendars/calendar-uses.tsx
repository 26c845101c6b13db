import { useFormatter, useTranslations } from "next-intl";

type Props = { flows: readonly { id: number; name: string }[] };

/** Whose time a change of the calendar changes. */
export function CalendarUses({ flows }: Props) {
  const t = useTranslations("calendars");
  const format = useFormatter();
  return (
    <p className="max-w-[72ch] text-list text-muted">
      {flows.length === 0 ? t("unused") : t("usedBy", { flows: format.list(flows.map(({ name }) => name)) })}
    </p>
  );
}
