import { type DemoStep, type DemoTicket, dayAfter } from "../demo-ticket";

const coming = (newcomer: string, inDays: number, equipment: string[]): DemoTicket["values"] => {
  return (_people, filedAt) => ({ newcomer, first_day: dayAfter(filedAt, inDays), equipment });
};
const account = (who: string, name: string): DemoStep[] => [
  { claim: who, at: "account" },
  { press: "account-done", values: () => ({ account: name }) },
];
const desk = (who: string): DemoStep[] => [{ claim: who, at: "desk" }, { press: "desk-done" }];
const contract = (who: string): DemoStep[] => [{ claim: who, at: "contract" }, { press: "contract-done" }];
const plan = (text: string): DemoStep => ({ press: "plan-done", values: () => ({ plan: `<p>${text}</p>` }) });

export const onboardingTickets: readonly DemoTicket[] = [
  {
    requester: "alice",
    title: "Noor joins Platform",
    daysAgo: 24,
    values: coming("Noor Hassan", 20, ["laptop", "headset"]),
    steps: [
      ...account("deng", "noor"),
      ...contract("mei"),
      ...desk("emma"),
      plan("Monday: laptop and accounts. Tuesday: a tour of the gateway with Deng."),
      { press: "welcomed", comment: "She brought cake." },
    ],
  },
  {
    requester: "bob",
    title: "Tomás joins Payments",
    daysAgo: 11,
    values: coming("Tomás Vega", 25, ["laptop"]),
    steps: [
      { claim: "deng", at: "account" },
      { claim: "jack", at: "contract" },
      { press: "not-coming", comment: "He has signed elsewhere." },
    ],
  },
  {
    requester: "grace",
    title: "Lena joins Sales",
    daysAgo: 5,
    values: coming("Lena Brandt", 18, ["laptop", "phone"]),
    steps: [...account("emma", "lena"), plan("With Grace in the first week, then her own customers.")],
  },
  {
    requester: "kofi",
    title: "Ravi joins People and culture",
    daysAgo: 1,
    values: coming("Ravi Menon", 30, ["laptop"]),
    steps: [{ claim: "mei", at: "contract" }],
  },
];
