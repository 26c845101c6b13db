import { getTimeZone, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadListParams } from "@/components/tickets/filters/list-params";
import { ListPage } from "@/components/tickets/list/list-page";
import { loadTicketList } from "@/lib/tickets/loaders";
import { toListFilter } from "@/lib/tickets/views/lists/list-filter";

export async function generateMetadata() {
  const t = await getTranslations("inbox.titles");
  return { title: t("todo") };
}

type Props = { searchParams: Promise<SearchParams> };

export default async function InboxPage({ searchParams }: Props) {
  const params = await loadListParams(searchParams);
  const filter = toListFilter(params, await getTimeZone());
  const loaded = await loadTicketList({ view: "todo", filter, order: params.sort, cursor: params.page });
  return <ListPage list="todo" path="/inbox" params={params} {...loaded} />;
}
