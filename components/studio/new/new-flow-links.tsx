import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";

/** The way to a new flow. */
export function NewFlowLinks() {
  const t = useTranslations("flows");
  return (
    <LinkButton href="/flows/new" size="sm" variant="primary">
      <Plus aria-hidden="true" className="size-4" />
      {t("new")}
    </LinkButton>
  );
}
