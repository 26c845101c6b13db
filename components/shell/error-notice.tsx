"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { error: unknown; retry(): void };

/** A page that failed: what happened, what was kept, what to do. */
export function ErrorNotice({ error, retry }: Props) {
  const t = useTranslations("pages");
  const digest = digestOf(error);
  return (
    <EmptyState
      isPage
      title={t("errorTitle")}
      hint={digest === null ? t("errorHintPlain") : t("errorHint", { digest })}
      action={
        <Button variant="outline" onPress={retry}>
          {t("retry")}
        </Button>
      }
    />
  );
}

function digestOf(error: unknown): string | null {
  const isTold = error instanceof Error && "digest" in error && typeof error.digest === "string";
  return isTold ? (error.digest as string) : null;
}
