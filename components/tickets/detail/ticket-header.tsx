import { useTranslations } from "next-intl";
import { PersonName } from "@/components/ui/person-name";
import { RelativeTime } from "@/components/ui/relative-time";
import { SerialNumber } from "@/components/ui/serial-number";
import { StatusDot } from "@/components/ui/status-dot";
import type { TicketPage } from "@/lib/tickets/schema";
import { statusFor } from "../status-for";
import { HoldLine, JobLine } from "./job-line";
import { WaitingLine } from "./waiting-line";

type Props = { ticket: TicketPage };

/** What this is, and what it is waiting for. */
export function TicketHeader({ ticket }: Props) {
  const t = useTranslations("tickets");
  const { serial, form, flowName, requester, clientName, createdAt } = ticket;
  const isDraft = ticket.status === "draft";
  return (
    <header className="flex flex-col gap-2 px-4 pt-4 pb-3 md:px-6 md:pt-5">
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 text-list text-muted">
        <SerialNumber value={serial} />
        <span>{flowName}</span>
        {ticket.isTest && (
          <span
            className="rounded-sm bg-warning-soft px-1.5 text-xs leading-5 text-warning-soft-foreground"
            title={t("testHint")}
          >
            {t("test")}
          </span>
        )}
        <span className="ms-auto flex gap-4 text-foreground">
          {hasComeBack(ticket) && <StatusDot status={ticket.status} />}
          <StatusDot status={statusFor(ticket)} />
        </span>
      </div>
      <h1 className="text-title font-semibold tracking-tight text-pretty wrap-anywhere">
        {form.title === "" ? t("untitled") : form.title}
      </h1>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-list">
        {!isDraft && ticket.waiting.map((task) => <WaitingLine key={task.taskId} task={task} />)}
        {ticket.jobs.map((job) => (
          <JobLine key={job.jobNo} job={job} />
        ))}
        {ticket.holds.map((hold) => (
          <HoldLine key={hold.tokenNo} hold={hold} />
        ))}
        <span className="inline-flex flex-wrap items-center gap-x-1.5 text-muted">
          {t.rich(isDraft ? "drafted" : clientName === "" ? "filed" : "filedThrough", {
            client: clientName,
            who: () => (
              <span className="text-foreground">
                <PersonName name={requester.name} username={requester.username} />
              </span>
            ),
            when: () => <RelativeTime at={createdAt} />,
          })}
        </span>
        {ticket.endedAt !== null && (
          <span className="text-muted">
            {t.rich("ended", { when: () => <RelativeTime at={ticket.endedAt ?? ""} /> })}
          </span>
        )}
      </div>
    </header>
  );
}

/** It waits for the reader, who has to know why. */
function hasComeBack(ticket: TicketPage): boolean {
  return (ticket.status === "withdrawn" || ticket.status === "rejected") && statusFor(ticket) !== ticket.status;
}
