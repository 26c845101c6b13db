import { OpenCall } from "@/components/calls/open-call";
import type { TicketPage } from "@/lib/tickets/schema";
import { FlowPanel } from "../flow-map/flow-panel";
import { FailedJob } from "../manage/failed-job";
import { TicketToolbar } from "../manage/ticket-toolbar";
import { Discussion } from "./discussion";
import { ProgressSteps } from "./progress-steps";
import { RelatedTickets } from "./related-tickets";
import { SignersPanel } from "./signers-panel";
import { TicketHeader } from "./ticket-header";
import { TicketTabs } from "./ticket-tabs";
import { TicketWorkspace } from "./ticket-workspace";
import { Timeline } from "./timeline/timeline";

type Props = { ticket: TicketPage };

/** One ticket: what it is, what it waits for, and what its reader can do. */
export function TicketView({ ticket }: Props) {
  const { ticketId, serial, form, own, files, timeline, progress, map } = ticket;
  return (
    <article className="flex grow flex-col">
      <TicketHeader ticket={ticket} />
      <TicketTabs
        toolbar={<TicketToolbar ticket={managed(ticket)} />}
        details={
          <div className="flex grow flex-col lg:flex-row">
            <div className="flex min-w-0 grow flex-col">
              <Jobs ticket={ticket} />
              <TicketWorkspace
                work={{ ticketId, serial, form, own, files }}
                history={
                  <>
                    <div className="flex flex-col gap-6 empty:hidden lg:hidden">
                      <Beside ticket={ticket} />
                    </div>
                    {ticket.status !== "draft" && <Discussion ticketId={ticketId} hasBar={own?.standing === "act"} />}
                    <Timeline entries={timeline} names={form} />
                  </>
                }
              />
            </div>
            <aside className="flex w-76 shrink-0 flex-col gap-6 border-s border-separator px-6 py-5 max-lg:hidden">
              <ProgressSteps steps={progress} />
              <Beside ticket={ticket} />
            </aside>
          </div>
        }
        flow={
          <>
            <div className="border-b border-separator px-4 py-5 md:px-6 lg:hidden">
              <ProgressSteps steps={progress} />
            </div>
            <FlowPanel map={map} />
          </>
        }
      />
    </article>
  );
}

/** What only the toolbar needs goes to the browser. */
function managed({ ticketId, revision, serial, status, endedAt, waiting, actions, files, form }: TicketPage) {
  return { ticketId, revision, serial, status, endedAt, waiting, actions, files, title: form.title };
}

/** What others do for the ticket, where there is something to tell of it. */
function Jobs({ ticket: { jobs, calls, ticketId, serial, actions } }: Props) {
  const callsOf = (jobNo: number) => calls.filter((call) => call.jobNo === jobNo);
  return (
    <div className="flex flex-col gap-2 px-4 pt-5 empty:hidden md:px-6">
      {jobs.map((job) =>
        job.status === "failed" ? (
          <FailedJob
            key={job.jobNo}
            job={job}
            calls={callsOf(job.jobNo)}
            ticket={{ ticketId, serial }}
            mayIntervene={actions.intervention !== null}
          />
        ) : (
          <OpenCall key={job.jobNo} nodeName={job.nodeName} calls={callsOf(job.jobNo)} />
        ),
      )}
    </div>
  );
}

/** Who signs, and the tickets around this one. */
function Beside({ ticket: { signing, ticketId, serial, parent, children } }: Props) {
  return (
    <>
      {signing.map((round) => (
        <SignersPanel key={round.tokenNo} round={round} ticket={{ ticketId, serial }} />
      ))}
      <RelatedTickets parent={parent} childTickets={children} />
    </>
  );
}
