import Link from "next/link";
import { useTranslations } from "next-intl";
import { ClaimButton } from "@/components/tasks/claim-button";
import { PersonName } from "@/components/ui/person-name";
import { RelativeTime } from "@/components/ui/relative-time";
import { SerialNumber } from "@/components/ui/serial-number";
import { StatusDot } from "@/components/ui/status-dot";
import type { TicketListRow } from "@/lib/tickets/schema";
import { statusFor } from "../status-for";
import { WaitingFor } from "../waiting-for";

type Props = { row: TicketListRow; isTodo: boolean };

const CELL = "truncate px-2 first:ps-5 last:pe-5";
const WIDE = `${CELL} max-lg:hidden`;
const ROW =
  "relative h-9 border-b border-separator hover:bg-surface-secondary focus-within:bg-accent-soft max-lg:grid max-lg:h-auto max-lg:grid-cols-[1fr_auto] max-lg:items-start max-lg:gap-x-3 max-lg:gap-y-1 max-lg:px-4 max-lg:py-3";

/** One ticket. The whole row leads to it; what can be pressed inside stands above that link. */
export function TicketRow({ row, isTodo }: Props) {
  const [task] = row.waiting;
  const mayClaim = isTodo && task?.standing === "claim";
  return (
    <tr className={ROW}>
      <td className={WIDE}>
        <span className="inline-flex items-center gap-2">
          {isTodo && <StatusDot status={statusFor(row)} hideWord />}
          <span className="relative z-1">
            <SerialNumber value={row.serial} />
          </span>
        </span>
      </td>
      <td className={`${CELL} max-lg:p-0! max-lg:whitespace-normal`}>
        <TitleLink row={row} />
      </td>
      <td className={`${WIDE} text-muted max-[1400px]:hidden`} title={row.flowName}>
        {row.flowName}
      </td>
      <td className={`${WIDE} max-xl:hidden`} title={task?.nodeName}>
        {task?.nodeName}
      </td>
      <td className={WIDE}>
        {task !== undefined && (
          <span className="flex min-w-0 items-center justify-between gap-2 pe-3">
            <WaitingFor task={task} />
            <RelativeTime at={task.since} className="text-xs text-muted" />
          </span>
        )}
      </td>
      <td className={`${WIDE} max-xl:hidden`}>
        <PersonName name={row.requester.name} username={row.requester.username} />
      </td>
      <td className={`${WIDE} text-muted max-[1400px]:hidden`}>
        <RelativeTime at={row.createdAt} />
      </td>
      <td className={`${CELL} max-lg:p-0! ${mayClaim ? "max-lg:row-span-2 max-lg:self-center" : ""}`}>
        {isTodo ? <RowAction row={row} /> : <StatusDot status={statusFor(row)} />}
      </td>
      <td className={`flex min-w-0 items-center gap-1.5 text-xs text-muted lg:hidden ${mayClaim ? "" : "col-span-2"}`}>
        <CardLine row={row} isTodo={isTodo} />
      </td>
    </tr>
  );
}

function TitleLink({ row }: { row: TicketListRow }) {
  const t = useTranslations("inbox");
  return (
    <Link
      href={`/tickets/${row.ticketId}`}
      data-list-link=""
      title={row.title}
      className="font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
    >
      {row.title === "" ? t("untitled") : row.title}
    </Link>
  );
}

function RowAction({ row }: { row: TicketListRow }) {
  const [task] = row.waiting;
  if (task?.standing !== "claim") return null;
  return (
    <span className="relative z-1">
      <ClaimButton taskId={task.taskId} serial={row.serial} />
    </span>
  );
}

/** In a card: whose it is and since when. */
function CardLine({ row, isTodo }: Props) {
  const t = useTranslations("inbox");
  const [task] = row.waiting;
  return (
    <>
      {isTodo || task === undefined ? (
        <PersonName name={row.requester.name} username={row.requester.username} />
      ) : (
        <WaitingFor task={task} />
      )}
      <span aria-hidden="true">·</span>
      <span className="truncate">{task?.nodeName ?? row.flowName}</span>
      <span className="ms-auto shrink-0">
        <span className="sr-only">{task === undefined ? t("columns.created") : t("columns.since")} </span>
        <RelativeTime at={task?.since ?? row.createdAt} />
      </span>
    </>
  );
}
