import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { requireAdministrator } from "@/lib/auth/current-user";

const PAGES = ["channels", "webhooks", "calendars", "background"] as const;

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  await requireAdministrator();
  const t = await getTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} />
      <TabLinks label={t("title")} links={PAGES.map((page) => ({ href: `/settings/${page}`, text: t(page) }))} />
      {children}
    </>
  );
}
