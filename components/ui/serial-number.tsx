"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

type Props = { value: string };

/** A ticket's number; a click copies it. Keep it outside links: it is a button. */
export function SerialNumber({ value }: Props) {
  const t = useTranslations("ui");
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <button
      type="button"
      className="relative inline-flex min-h-6 align-middle cursor-pointer items-center rounded-sm font-mono text-xs whitespace-nowrap text-muted tabular-nums hover:text-foreground focus-visible:focus-ring"
      title={t("copySerial")}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      {value}
      <span aria-live="polite" className="absolute start-full ms-1 inline-flex items-center">
        {isCopied && (
          <>
            <Check aria-hidden="true" className="size-3.5 text-status-finished" />
            <span className="sr-only">{t("copied")}</span>
          </>
        )}
      </span>
    </button>
  );
}
