import { useTranslations } from "next-intl";
import type { TicketListRow } from "@/lib/tickets/schema";
import { ListKeys } from "./list-keys";
import { TicketRow } from "./ticket-row";

type Props = { rows: readonly TicketListRow[]; label: string; isTodo: boolean };

const HEADER = "h-8 px-2 text-start text-xs font-medium text-muted whitespace-nowrap first:ps-5 last:pe-5";

/** Tickets as a table; where there is no room for one, on phones and small tablets, each row is a card. */
export function TicketList({ rows, label, isTodo }: Props) {
  const t = useTranslations("inbox.columns");
  return (
    <>
      <ListKeys />
      <table aria-label={label} className="w-full table-fixed text-list max-lg:block">
        <thead className="border-b border-separator max-lg:hidden">
          <tr>
            <th className={`${HEADER} ${isTodo ? "w-45" : "w-41"}`}>{t("number")}</th>
            <th className={HEADER}>{t("title")}</th>
            <th className={`${HEADER} w-26 max-[1400px]:hidden`}>{t("flow")}</th>
            <th className={`${HEADER} w-36 max-xl:hidden`}>{t("node")}</th>
            <th className={`${HEADER} w-48`}>{t("waitingFor")}</th>
            <th className={`${HEADER} w-36 max-xl:hidden`}>{t("requester")}</th>
            <th className={`${HEADER} w-22 max-[1400px]:hidden`}>{t("created")}</th>
            <th className={`${HEADER} ${isTodo ? "w-26" : "w-36"}`}>
              {isTodo ? <span className="sr-only">{t("action")}</span> : t("status")}
            </th>
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {rows.map((row) => (
            <TicketRow key={row.id} row={row} isTodo={isTodo} />
          ))}
        </tbody>
      </table>
    </>
  );
}
