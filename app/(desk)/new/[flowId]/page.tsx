import { getTranslations } from "next-intl/server";
import { StartTicket } from "@/components/tickets/catalog/start-ticket";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadStartForm } from "@/lib/tickets/loaders";

type Props = { params: Promise<{ flowId: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await loadStartForm((await params).flowId)).flowName };
}

export default async function StartPage({ params }: Props) {
  const start = await loadStartForm((await params).flowId);
  const t = await getTranslations("catalog");
  return (
    <>
      <PageHeader
        title={start.flowName}
        actions={
          <LinkButton href="/new" variant="ghost" size="sm">
            {t("otherFlow")}
          </LinkButton>
        }
      />
      <StartTicket start={start} />
    </>
  );
}
