import { getTimeZone, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadListParams } from "@/components/tickets/filters/list-params";
import { ListPage } from "@/components/tickets/list/list-page";
import { loadTicketList } from "@/lib/tickets/loaders";
import { toListFilter } from "@/lib/tickets/views/lists/list-filter";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata({ searchParams }: Props) {
  const t = await getTranslations("inbox.titles");
  return { title: t((await loadListParams(searchParams)).view) };
}

export default async function TicketsPage({ searchParams }: Props) {
  const params = await loadListParams(searchParams);
  const filter = toListFilter(params, await getTimeZone());
  const loaded = await loadTicketList({ view: params.view, filter, order: params.sort, cursor: params.page });
  return <ListPage list={params.view} path="/tickets" params={params} {...loaded} />;
}
