import type { DemoStep, DemoTicket } from "../demo-ticket";

const HOUR = 3_600_000;

type Severity = "minor" | "major" | "critical";

const incident = (service: string, severity: Severity, description: string): DemoTicket["values"] => {
  return (_people, filedAt) => ({
    service,
    severity,
    description,
    since: new Date(filedAt.getTime() - HOUR).toISOString(),
  });
};

const announced: DemoStep = {
  job: "done",
  output: "201 Created",
  values: () => ({ notice: "https://status.wild-goose.example/incidents/318" }),
};
const repaired = (cause: string): DemoStep => ({ press: "repaired", values: () => ({ cause }) });

export const incidentTickets: readonly DemoTicket[] = [
  {
    requester: "sofia",
    title: "Shop answers with errors",
    daysAgo: 16,
    values: incident("shop", "critical", "Every second order ends in a white page."),
    steps: [
      { claim: "deng" },
      { press: "confirmed", comment: "The database of the shop is out of connections." },
      announced,
      repaired("A report held all connections. It has a pool of its own now."),
      { timer: true },
      { press: "over", comment: "Orders come in again. Thank you!" },
    ],
  },
  {
    requester: "hiro",
    title: "Mails arrive hours late",
    daysAgo: 12,
    values: incident("mail", "minor", "Offers reach customers in the evening."),
    steps: [
      { claim: "emma" },
      { press: "confirmed" },
      announced,
      repaired("A blocked relay; the queue has drained."),
      { timer: true },
      { timer: true },
    ],
  },
  {
    requester: "carol",
    title: "Payments time out",
    daysAgo: 3,
    values: incident("payments", "major", "Card payments fail after thirty seconds."),
    steps: [{ timer: true }, { claim: "deng" }, { press: "confirmed" }, { job: "failed", error: "call.unreachable" }],
  },
  {
    requester: "grace",
    title: "VPN drops every ten minutes",
    daysAgo: 2,
    values: incident("vpn", "major", "From the hotel in Lagos, all day."),
    steps: [{ claim: "emma" }, { press: "none", comment: "The hotel's network closes idle connections." }],
  },
  {
    requester: "ines",
    title: "Shop shows old prices",
    daysAgo: 1,
    values: incident("shop", "minor", "Prices of last week since this morning."),
    steps: [{ timer: true }, { timer: true }],
  },
];
