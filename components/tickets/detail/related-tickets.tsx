import Link from "next/link";
import { useTranslations } from "next-intl";
import { StatusDot } from "@/components/ui/status-dot";
import type { RelatedTicket, TicketPage } from "@/lib/tickets/schema";

type Props = { parent: TicketPage["parent"]; childTickets: TicketPage["children"] };

const ENDED: readonly RelatedTicket["status"][] = ["finished", "closed"];

/** The ticket this one hangs on, and those that hang on it. */
export function RelatedTickets({ parent, childTickets: children }: Props) {
  const t = useTranslations("tickets.related");
  const ended = children.filter(({ status }) => ENDED.includes(status)).length;
  return (
    <>
      {parent !== null && <Group title={t("parent")} tickets={[parent]} />}
      {children.length > 0 && <Group title={t("children", { ended, count: children.length })} tickets={children} />}
    </>
  );
}

function Group({ title, tickets }: { title: string; tickets: readonly RelatedTicket[] }) {
  const t = useTranslations("tickets");
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-xs font-medium text-muted">{title}</h2>
      <ul className="divide-y divide-separator overflow-hidden rounded-md border border-border">
        {tickets.map(({ ticketId, serial, title: name, status }) => (
          <li key={ticketId}>
            <Link
              href={`/tickets/${ticketId}`}
              className="flex min-h-9 flex-col gap-0.5 px-3 py-2 text-list hover:bg-surface-secondary focus-visible:-outline-offset-2"
            >
              <span className="font-medium wrap-anywhere">{name === "" ? t("untitled") : name}</span>
              <span className="flex flex-wrap items-center justify-between gap-x-3 text-xs text-muted">
                <span className="font-mono">{serial}</span>
                <StatusDot status={status} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
