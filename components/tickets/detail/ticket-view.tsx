import type { TicketPage } from "@/lib/tickets/schema";
import { FlowPanel } from "../flow-map/flow-panel";
import { ProgressSteps } from "./progress-steps";
import { TicketHeader } from "./ticket-header";
import { TicketTabs } from "./ticket-tabs";
import { TicketWorkspace } from "./ticket-workspace";
import { Timeline } from "./timeline";

type Props = { ticket: TicketPage };

/** One ticket: what it is, what it waits for, and what its reader can do. */
export function TicketView({ ticket }: Props) {
  const { ticketId, serial, form, own, files, timeline, progress, map } = ticket;
  return (
    <article className="flex grow flex-col">
      <TicketHeader ticket={ticket} />
      <TicketTabs
        details={
          <div className="flex grow flex-col lg:flex-row">
            <div className="flex min-w-0 grow flex-col">
              <TicketWorkspace
                work={{ ticketId, serial, form, own, files }}
                history={<Timeline entries={timeline} names={form} />}
              />
            </div>
            <aside className="w-76 shrink-0 border-s border-separator px-6 py-5 max-lg:hidden">
              <ProgressSteps steps={progress} />
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
