"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { FormAlert } from "@/components/ui/form-alert";
import { useTestMail } from "./use-test-mail";

type Props = { address: string; canMail: boolean; timeZone: string };

/** Where mail goes, and a way to see that it arrives. */
export function MailAddress({ address, canMail, timeZone }: Props) {
  const t = useTranslations("preferences");
  const { test, send, isWaiting } = useTestMail(timeZone);
  if (!canMail) return <FormAlert tone="warning">{t("noMail")}</FormAlert>;
  if (address === "") return <FormAlert tone="warning">{t("noAddress")}</FormAlert>;
  return (
    <section aria-label={t("address")} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-list">
        <span className="wrap-anywhere">{t("goesTo", { address })}</span>
        <Button size="sm" variant="outline" isPending={isWaiting} onPress={send}>
          {t("test")}
        </Button>
      </div>
      {test.kind === "sent" && <FormAlert tone="success">{t("tests.sent", { address })}</FormAlert>}
      {test.kind === "late" && <FormAlert tone="warning">{t("tests.late")}</FormAlert>}
      {test.kind === "not_asked" && <FormAlert>{test.message}</FormAlert>}
      {test.kind === "not_sent" && (
        <FormAlert>
          {t("tests.failed")}
          {test.error !== "" && <code className="mt-1 block text-xs wrap-anywhere">{test.error}</code>}
        </FormAlert>
      )}
    </section>
  );
}
