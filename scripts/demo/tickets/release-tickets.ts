import { type DemoStep, type DemoTicket, dayAfter } from "../demo-ticket";

type Row = [component: string, owner: string, note: string];

const planned = (release: string, rows: Row[]): DemoTicket["values"] => {
  return (people, filedAt) => ({
    release,
    release_on: dayAfter(filedAt, 14),
    changes: rows.map(([component, owner, note]) => ({ component, owner: people(owner), note })),
  });
};
const made: DemoStep[] = [{ press: "made" }, { press: "checked" }];

export const releaseTickets: readonly DemoTicket[] = [
  {
    requester: "guiji",
    title: "November release",
    daysAgo: 16,
    values: planned("2026.11", [
      ["Gateway", "deng", "Retries with back-off"],
      ["Ledger", "bob", "Closing by country"],
    ]),
    steps: [
      { children: true },
      { child: 0, steps: made },
      { child: 1, steps: [{ press: "leave-out", comment: "Not before the audit." }] },
      { children: true },
      { by: "lilei", press: "release" },
      { by: "omar", press: "release", comment: "Fine without the ledger." },
    ],
  },
  {
    requester: "guiji",
    title: "December release",
    daysAgo: 5,
    values: planned("2026.12", [
      ["Gateway", "emma", "New certificates"],
      ["Accounts", "alice", "Sign-in with passkeys"],
      ["Ledger", "carol", "Closing by country"],
    ]),
    steps: [{ children: true }, { child: 0, steps: [{ press: "made" }] }, { child: 2, steps: made }],
  },
  {
    requester: "omar",
    title: "Hot fix for refunds",
    daysAgo: 2,
    values: planned("2026.11.1", [["Ledger", "bob", "Refunds in the currency they were paid in"]]),
    steps: [
      { children: true },
      { child: 0, steps: made },
      { children: true },
      { by: "lilei", press: "release", comment: "Tested with the cases of last week." },
    ],
  },
];
