"use client";

import { Tabs } from "@heroui/react/tabs";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = { toolbar: ReactNode; details: ReactNode; flow: ReactNode };

/** The ticket, and the flow it runs on. What was typed stays while somebody looks at the flow. */
export function TicketTabs({ toolbar, details, flow }: Props) {
  const t = useTranslations("tickets.tabs");
  return (
    <div className="relative flex grow flex-col">
      {/* Outside of the tabs, which draw what is in them twice. */}
      <div className="absolute end-2 top-0 z-1 flex h-8 items-center md:end-3.5">{toolbar}</div>
      <Tabs variant="secondary" className="flex grow flex-col gap-0">
        <Tabs.ListContainer className="border-b border-separator px-4 md:px-6">
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
        <Tabs.Panel id="details" shouldForceMount className="flex grow flex-col p-0 data-inert:hidden">
          {details}
        </Tabs.Panel>
        <Tabs.Panel id="flow" className="p-0">
          {flow}
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
