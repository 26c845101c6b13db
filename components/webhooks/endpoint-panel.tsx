"use client";

import { Button } from "@heroui/react/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import type { EndpointView } from "@/lib/webhooks/schema";
import { DeleteDialog } from "./delete-dialog";
import { DisabledNotice } from "./disabled-notice";
import { EndpointFacts } from "./endpoint-facts";
import { EndpointHealth } from "./endpoint-health";
import { type EndpointPlace, placePath } from "./endpoint-place";
import { RotateDialog } from "./rotate-dialog";
import { TestResult } from "./test-result";
import { useTest } from "./use-test";

type Props = { place: EndpointPlace; endpoint: EndpointView };

/** An endpoint, how it does, and what can be done with it. */
export function EndpointPanel({ place, endpoint }: Props) {
  const t = useTranslations("webhooks");
  const [open, setOpen] = useState<"rotate" | "delete" | null>(null);
  const test = useTest(endpoint.id);
  const close = () => setOpen(null);
  return (
    <section aria-label={endpoint.name} className="flex flex-col gap-4 px-4 py-4 md:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="text-base font-semibold wrap-anywhere">{endpoint.name}</h2>
        <span className="text-list">
          <EndpointHealth endpoint={endpoint} />
        </span>
        <div className="ms-auto flex flex-wrap gap-2">
          <Button size="sm" variant="outline" isPending={test.state.kind === "waiting"} onPress={test.send}>
            {t("test.send")}
          </Button>
          <LinkButton size="sm" variant="outline" href={`${placePath(place)}/${endpoint.id}/edit`}>
            {t("actions.edit")}
          </LinkButton>
          <Button size="sm" variant="outline" onPress={() => setOpen("rotate")}>
            {t("actions.rotate")}
          </Button>
          <Button size="sm" variant="danger-soft" onPress={() => setOpen("delete")}>
            {t("actions.delete")}
          </Button>
        </div>
      </div>
      <TestResult state={test.state} />
      <DisabledNotice endpoint={endpoint} />
      <EndpointFacts endpoint={endpoint} />
      <RotateDialog endpoint={endpoint} isOpen={open === "rotate"} onClose={close} />
      <DeleteDialog endpoint={endpoint} isOpen={open === "delete"} goTo={placePath(place)} onClose={close} />
    </section>
  );
}
