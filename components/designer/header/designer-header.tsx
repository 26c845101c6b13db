"use client";

import { Button } from "@heroui/react/button";
import { Play } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { TabLinks } from "@/components/ui/tab-links";
import { ProblemsButton } from "../problems/problems-button";
import { useDesigner } from "../store/use-designer";
import { HistoryButtons } from "./history-buttons";
import { PublishButton } from "./publish-button";
import { SavingState } from "./saving-state";

const PAGES = ["canvas", "form", "settings", "versions", "notices", "webhooks", "calls"] as const;

/** Over every page of a flow: which it is, how its draft stands, and what can be done with it. */
export function DesignerHeader() {
  const t = useTranslations("designer");
  const { id, name, isActive } = useDesigner((state) => state.flow);
  const router = useRouter();
  const links = PAGES.map((page) => ({ href: `/flows/${id}/${page}`, text: t(`tabs.${page}`) }));
  return (
    <header
      data-region="[aria-current=page]"
      className="flex shrink-0 flex-wrap items-center border-b border-separator xl:flex-nowrap"
    >
      <div className="flex h-12 min-w-0 items-center gap-2 ps-4 md:ps-5 max-md:grow">
        <Link
          href="/flows"
          className="text-list text-muted hover:text-foreground focus-visible:focus-ring max-2xl:hidden"
        >
          {t("flows")}
        </Link>
        <span aria-hidden="true" className="text-muted max-2xl:hidden">
          /
        </span>
        <h1 className="max-w-56 min-w-0 truncate text-sm font-semibold" title={name}>
          {name}
        </h1>
        {!isActive && <span className="rounded-sm bg-default px-1.5 text-xs text-muted">{t("retired")}</span>}
        <SavingState />
        <HistoryButtons />
      </div>
      <div className="-mb-px min-w-0 grow xl:shrink-0 max-xl:order-last max-xl:w-full max-xl:border-t max-xl:border-separator xl:[&_nav]:h-12 xl:[&_nav]:border-0 xl:[&_li>a]:h-12">
        <TabLinks label={name} links={links} />
      </div>
      <div className="flex h-12 items-center gap-1.5 pe-3 max-xl:ms-auto md:pe-4">
        <ProblemsButton />
        <Button
          size="sm"
          variant="outline"
          className="max-sm:w-8 max-sm:min-w-8 max-sm:px-0"
          onPress={() => router.push(`/flows/${id}/simulate`)}
        >
          <Play aria-hidden="true" className="size-3.5" />
          <span className="max-sm:sr-only">{t("simulate")}</span>
        </Button>
        <PublishButton />
      </div>
    </header>
  );
}
