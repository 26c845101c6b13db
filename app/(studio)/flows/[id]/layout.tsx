import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { loadManagedFlow } from "@/lib/flows/loaders";

const PAGES = ["notices", "webhooks", "calls"] as const;

type Props = { children: ReactNode; params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const { name } = await loadManagedFlow((await params).id);
  return { title: name };
}

export default async function FlowLayout({ children, params }: Props) {
  const [t, flow] = await Promise.all([getTranslations("flows"), loadManagedFlow((await params).id)]);
  const links = PAGES.map((page) => ({ href: `/flows/${flow.id}/${page}`, text: t(`tabs.${page}`) }));
  return (
    <>
      <PageHeader title={flow.name} lead={flow.isActive ? undefined : t("retired")} />
      <TabLinks label={flow.name} links={links} />
      {children}
    </>
  );
}
