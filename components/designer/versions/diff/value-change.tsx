import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";

type Props = { before: string; after: string };

const LONG = 90;

/** What was, and what is now: side by side where it is short, one above the other where it is not. */
export function ValueChange({ before, after }: Props) {
  const t = useTranslations("versions.diff");
  const isLong = before.length + after.length > LONG || /\n/.test(before + after);
  const block = isLong ? "block max-h-56 w-full overflow-auto rounded-sm bg-surface-secondary px-2 py-1" : "";
  return (
    <span className={isLong ? "flex min-w-0 flex-col gap-1" : "inline min-w-0"}>
      <del className={`text-muted wrap-anywhere whitespace-pre-wrap decoration-muted/60 ${block}`}>
        <span className="sr-only">{t("before")} </span>
        {before}
      </del>
      {!isLong && <ArrowRight aria-hidden="true" className="mx-1.5 inline size-3 text-muted" />}
      <ins className={`wrap-anywhere whitespace-pre-wrap no-underline ${block}`}>
        <span className="sr-only">{t("after")} </span>
        {after}
      </ins>
    </span>
  );
}
