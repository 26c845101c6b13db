import { Diff, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Change } from "@/lib/designer/picture/picture";

const LOOKS = {
  added: { icon: Plus, colour: "bg-success-soft text-success-soft-foreground" },
  removed: { icon: Minus, colour: "bg-danger-soft text-danger-soft-foreground" },
  changed: { icon: Diff, colour: "bg-warning-soft text-warning-soft-foreground" },
} as const;

/** What became of something: by sign, word and colour. */
export function ChangeMark({ change }: { change: Change }) {
  const t = useTranslations("versions.diff");
  const { icon: Icon, colour } = LOOKS[change];
  return (
    <span className={`inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs whitespace-nowrap ${colour}`}>
      <Icon aria-hidden="true" className="size-3" />
      {t(change)}
    </span>
  );
}
