"use client";

import { Tabs } from "@heroui/react/tabs";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = { toolbar: ReactNode; details: ReactNode; flow: ReactNode };

/** The ticket, and the flow it runs on. What was typed stays while somebody looks at the flow. */
export function TicketTabs({ toolbar, details, flow }: Props) {
  const t = useTranslations("tickets.tabs");
  return (
    <Tabs variant="secondary" className="flex grow flex-col gap-0">
      <div className="flex items-center border-b border-separator px-4 md:px-6">
        <Tabs.ListContainer className="min-w-0 grow">
          <Tabs.List aria-label={t("label")}>
            <Tabs.Tab id="details" className="w-auto px-3 text-list first:-ms-3">
              {t("details")}
              <Tabs.Indicator />
            </Tabs.Tab>
            <Tabs.Tab id="flow" className="w-auto px-3 text-list">
              {t("flow")}
              <Tabs.Indicator />
            </Tabs.Tab>
          </Tabs.List>
        </Tabs.ListContainer>
        {toolbar}
      </div>
      <Tabs.Panel id="details" shouldForceMount className="flex grow flex-col p-0 data-inert:hidden">
        {details}
      </Tabs.Panel>
      <Tabs.Panel id="flow" className="p-0">
        {flow}
      </Tabs.Panel>
    </Tabs>
  );
}
