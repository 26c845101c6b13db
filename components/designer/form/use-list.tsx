import { useTranslations } from "next-intl";
import type { FieldUse } from "@/lib/designer/form/field-uses";

const MOST = 12;

/** The places that speak of a field, in words. */
export function UseList({ uses }: { uses: readonly FieldUse[] }) {
  const t = useTranslations("formDesigner.uses");
  const sentences = [...new Set(uses.map(({ where, name }) => t(where, { name })))];
  const others = sentences.length - MOST;
  return (
    <ul className="flex list-disc flex-col gap-0.5 ps-4">
      {sentences.slice(0, MOST).map((sentence) => (
        <li key={sentence} className="wrap-anywhere">
          {sentence}
        </li>
      ))}
      {others > 0 && <li>{t("others", { count: others })}</li>}
    </ul>
  );
}
