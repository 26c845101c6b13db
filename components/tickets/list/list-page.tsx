import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { ListChoices, TicketListPage, TicketListParams } from "@/lib/tickets/schema";
import { FilterBar } from "../filters/filter-bar";
import { isFiltered } from "../filters/is-filtered";
import { serializeListParams } from "../filters/list-params";
import { ListPager } from "./list-pager";
import { TicketList } from "./ticket-list";

type Props = {
  list: "todo" | TicketListParams["view"];
  path: string;
  params: TicketListParams;
  page: TicketListPage;
  choices: ListChoices;
};

/** A list of tickets with its filters, for every list of the desk. */
export function ListPage({ list, path, params, page, choices }: Props) {
  const t = useTranslations("inbox");
  const isTodo = list === "todo";
  const to = (cursor: string | null) =>
    cursor === null ? null : serializeListParams(path, { ...params, view: isTodo ? null : params.view, page: cursor });
  return (
    <>
      <PageHeader
        title={t(`titles.${list}`)}
        actions={
          <LinkButton href="/new" size="sm" className="md:hidden">
            {t("new")}
          </LinkButton>
        }
      />
      <FilterBar choices={choices} isTodo={isTodo} isMine={list === "mine"} />
      {page.rows.length === 0 ? (
        <NoTickets list={list} isFiltered={isFiltered(params)} />
      ) : (
        <TicketList rows={page.rows} label={t(`titles.${list}`)} isTodo={isTodo} />
      )}
      <ListPager previous={to(page.previous)} next={to(page.next)} />
    </>
  );
}

function NoTickets({ list, isFiltered: isNarrow }: Pick<Props, "list"> & { isFiltered: boolean }) {
  const t = useTranslations("inbox.empty");
  if (isNarrow) return <EmptyState title={t("filteredTitle")} hint={t("filteredHint")} />;
  const action =
    list === "mine" ? (
      <LinkButton href="/new" variant="outline">
        {t("first")}
      </LinkButton>
    ) : undefined;
  return <EmptyState title={t(`${list}Title`)} hint={t(`${list}Hint`)} action={action} />;
}
