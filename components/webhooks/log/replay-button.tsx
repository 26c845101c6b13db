"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionDialog } from "@/components/tasks/dialogs/action-dialog";
import type { EndpointView } from "@/lib/webhooks/schema";
import { ReplayForm } from "./replay-form";

/** Sends a span of time again, after asking which. */
export function ReplayButton({ endpoint }: { endpoint: EndpointView }) {
  const t = useTranslations("webhooks.replay");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="sm" variant="outline" onPress={() => setOpen(true)}>
        {t("range")}
      </Button>
      <ActionDialog isOpen={isOpen} title={t("title")} subject={endpoint.name} onClose={close}>
        <ReplayForm endpoint={endpoint} onClose={close} />
      </ActionDialog>
    </>
  );
}
