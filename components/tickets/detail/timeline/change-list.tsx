import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { displayValue } from "@/lib/forms/display-value";
import type { Json } from "@/lib/forms/form-definition";
import type { TimelineEntry, VisibleForm } from "@/lib/tickets/schema";

type Change = TimelineEntry["changes"][number];
type Names = Pick<VisibleForm, "people" | "departments">;
type Props = { changes: readonly Change[]; names: Names };

/** Fields that somebody changed: what was there and what is there now. */
export function ChangeList({ changes, names }: Props) {
  const t = useTranslations("tickets.timeline");
  const say = useSayValue(names);
  return (
    <dl className="mt-1.5 flex flex-col gap-1 border-s-2 border-border ps-3">
      {changes.map((change) => (
        <div key={change.key} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{change.field?.label ?? t("titleField")}</dt>
          <dd className="flex min-w-0 flex-wrap gap-x-1.5 whitespace-pre-line wrap-anywhere">
            <del className="text-muted">
              <span className="sr-only">{t("before")} </span>
              {say(change, change.before)}
            </del>
            <span aria-hidden="true" className="text-muted">
              →
            </span>
            <ins className="no-underline">
              <span className="sr-only">{t("after")} </span>
              {say(change, change.after)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useSayValue(names: Names): (change: Change, value: Json) => string {
  const t = useTranslations("forms");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const byId = (entries: readonly { id: number; name: string }[]) =>
    Object.fromEntries(entries.map(({ id, name }) => [id, name]));
  const [people, departments] = [byId(names.people), byId(names.departments)];
  const context = { locale, timeZone, people, departments, words: { yes: t("yes"), no: t("no") } };
  return ({ field }, value) => {
    const text = field === null ? String(value ?? "") : displayValue(field, value, context);
    return text.trim() === "" ? "—" : text;
  };
}
