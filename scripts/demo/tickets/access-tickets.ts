import { type DemoStep, type DemoTicket, dayAfter } from "../demo-ticket";

const access = (system: string[], level: "read" | "write" | "admin", reason: string): DemoTicket["values"] => {
  return (_people, filedAt) => ({ system, level, reason, until: level === "admin" ? dayAfter(filedAt, 90) : null });
};
const noted = (who: string): DemoStep => ({
  job: "done",
  output: `Wrote write for ${who} into the list of rights.`,
});
const agree = (comment = ""): DemoStep => ({ press: "agree", comment });

export const accessTickets: readonly DemoTicket[] = [
  {
    requester: "junya",
    title: "Build hosts for the migration",
    daysAgo: 21,
    values: access(["build", "hosts"], "write", "Moving the nightly jobs."),
    steps: [
      agree(),
      { claim: "deng" },
      { press: "granted", values: () => ({ answer: "Group build-writers" }) },
      noted("junya"),
      { press: "fails", comment: "Still says permission denied on host 7." },
      { press: "granted", comment: "Host 7 was not in the group. Now it is." },
      noted("junya"),
      { press: "works" },
    ],
  },
  {
    requester: "bob",
    title: "Live ledger",
    daysAgo: 9,
    values: access(["ledger", "live"], "admin", "On call next quarter."),
    steps: [{ press: "refuse", comment: "On-call people look, they do not administer." }],
  },
  {
    requester: "carol",
    title: "Cache of the build",
    daysAgo: 4,
    values: access(["build", "cache"], "read", "Our builds miss it nine times in ten."),
    steps: [agree(), { claim: "emma" }],
  },
  {
    requester: "alice",
    title: "VPN from home",
    daysAgo: 2,
    values: access(["vpn"], "read", "Two days a week."),
    steps: [agree(), { by: "alice", say: "From Monday on would be perfect." }],
  },
  {
    requester: "emma",
    title: "Test ledger",
    daysAgo: 1,
    values: access(["ledger", "test"], "write", "Reproducing the rounding bug."),
    steps: [{ by: "emma", withdraw: true, comment: "Bob lets me use his session." }],
  },
];
