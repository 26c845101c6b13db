"use client";

import { Button } from "@heroui/react/button";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FormAlert } from "@/components/ui/form-alert";
import { testMailAction } from "@/lib/notices/channels/actions";
import { useWhy } from "./use-why";

type Props = { server: { host: string; from: string } | null };

type Outcome = { tone: "success" | "error"; text: string; detail: string };

/** How mail to people goes out, and a way to try it. */
export function MailServer({ server }: Props) {
  const t = useTranslations("channels.mail");
  const { outcome, isPending, send } = useTestMail(server?.host ?? "");
  return (
    <section aria-labelledby="mail-to-people" className="border-t border-separator px-4 py-3 text-list md:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="mail-to-people" className="font-medium">
          {t("title")}
        </h2>
        {server !== null && (
          <>
            <p className="min-w-0 text-muted wrap-anywhere">{t("set", server)}</p>
            <div className="ms-auto">
              <Button size="sm" variant="outline" isPending={isPending} onPress={send}>
                {t("test")}
              </Button>
            </div>
          </>
        )}
      </div>
      <div className="mt-2 flex max-w-[72ch] flex-col gap-2 empty:hidden">
        {server === null && <FormAlert tone="warning">{t("none")}</FormAlert>}
        {outcome !== null && (
          <FormAlert tone={outcome.tone}>
            {outcome.text}
            {outcome.detail !== "" && <code className="mt-1 block text-xs wrap-anywhere">{outcome.detail}</code>}
          </FormAlert>
        )}
      </div>
    </section>
  );
}

function useTestMail(host: string) {
  const t = useTranslations("channels.mail");
  const locale = useLocale();
  const why = useWhy();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isPending, start] = useTransition();
  const send = () => {
    setOutcome(null);
    start(async () => {
      const answer = await testMailAction({ locale });
      if (!answer.ok) return setOutcome({ tone: "error", text: answer.error.message, detail: "" });
      const { address, trouble } = answer.data;
      if (trouble === null) return setOutcome({ tone: "success", text: t("sent", { address, host }), detail: "" });
      setOutcome({ tone: "error", text: t("failed", { why: why(trouble.code) }), detail: trouble.detail });
    });
  };
  return { outcome, isPending, send };
}
