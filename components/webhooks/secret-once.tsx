"use client";

import { Button } from "@heroui/react/button";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

type Props = { name: string; secret: string };

/** A secret while it can still be seen. */
export function SecretOnce({ name, secret }: Props) {
  const t = useTranslations("webhooks.secretOnce");
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    // Browsers have no clipboard for pages that are not served safely; the text can be selected there.
    await navigator.clipboard?.writeText(secret);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <section className="flex flex-col gap-3" aria-label={t("title", { name })}>
      <p className="max-w-[72ch] text-list">{t("lead")}</p>
      <div className="flex flex-wrap items-center gap-2">
        <output className="min-w-0 rounded-md border border-border bg-surface-secondary px-3 py-1.5 font-mono text-xs break-all select-all">
          {secret}
        </output>
        <Button size="sm" variant="outline" onPress={copy}>
          {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          <span aria-live="polite">{t(isCopied ? "copied" : "copy")}</span>
        </Button>
      </div>
      <p className="max-w-[72ch] text-list text-muted">{t("how")}</p>
    </section>
  );
}
