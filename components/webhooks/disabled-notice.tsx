"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useCommand } from "@/components/tasks/use-command";
import { FormAlert } from "@/components/ui/form-alert";
import { enableEndpointAction } from "@/lib/webhooks/actions";
import type { EndpointView } from "@/lib/webhooks/schema";

/** Why an endpoint is off and what that means, with the way back on. */
export function DisabledNotice({ endpoint }: { endpoint: EndpointView }) {
  const t = useTranslations("webhooks.disabled");
  const { run, isPending, error } = useCommand({ onDone: () => {} });
  const { id: endpointId, revision, disabledAt, disabledReason } = endpoint;
  if (disabledAt === null || disabledReason === null) return null;
  return (
    <FormAlert tone={disabledReason === "by_hand" ? "info" : "warning"}>
      <p className="max-w-[72ch]">{t(disabledReason, { at: new Date(disabledAt) })}</p>
      {error !== null && <p className="mt-1">{error}</p>}
      <Button
        size="sm"
        className="mt-2"
        isPending={isPending}
        onPress={() => run(() => enableEndpointAction({ endpointId, revision }), t("enabled"))}
      >
        {t("enable")}
      </Button>
    </FormAlert>
  );
}
