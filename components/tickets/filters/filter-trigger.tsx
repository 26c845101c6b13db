import { Button } from "@heroui/react/button";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";

type Props = { label: string; value: string };

/** Opens a filter; says what the filter is about and, once it is set, what it is set to. */
export function FilterTrigger({ label, value }: Props) {
  const t = useTranslations("inbox.filters");
  const isSet = value !== "";
  return (
    <Button
      size="sm"
      variant="outline"
      aria-label={isSet ? t("set", { label, value }) : label}
      className={`shrink-0 font-normal ${isSet ? "border-accent/40 bg-accent-soft text-accent-soft-foreground" : ""}`}
    >
      {label}
      {isSet && <span className="max-w-40 truncate font-medium">{value}</span>}
      <ChevronDown aria-hidden="true" className="size-3.5 opacity-70" />
    </Button>
  );
}
