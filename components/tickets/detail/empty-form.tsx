import { useTranslations } from "next-intl";

/** Nothing of the form is for this reader. */
export function EmptyForm() {
  const t = useTranslations("tickets");
  return <p className="text-list text-muted">{t("nothingToShow")}</p>;
}
