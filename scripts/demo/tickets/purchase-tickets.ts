import { type DemoStep, type DemoTicket, dayAfter } from "../demo-ticket";

type Row = [item: string, count: number, amount: number];

const bought = (supplier: string, reason: string, rows: Row[]): DemoTicket["values"] => {
  return (_people, filedAt) => ({
    supplier,
    reason,
    needed_by: dayAfter(filedAt, 21),
    items: rows.map(([item, count, amount]) => ({ item, count, amount })),
  });
};
const agree = (comment = ""): DemoStep => ({ press: "agree", comment });
const sign = (by: string, comment = ""): DemoStep => ({ by, press: "board-agree", comment });

export const purchaseTickets: readonly DemoTicket[] = [
  {
    requester: "deng",
    title: "Monitors for the new desks",
    daysAgo: 19,
    values: bought("Nordlicht", "Six people start in December.", [["27-inch monitor", 6, 2340]]),
    steps: [
      agree("Good price."),
      { claim: "kofi" },
      { press: "ordered", values: () => ({ order_number: "NL-20417" }), comment: "Delivery next Thursday." },
    ],
  },
  {
    requester: "alice",
    title: "Two build servers",
    daysAgo: 12,
    values: bought("Rackwerk", "The nightly build takes until noon.", [
      ["Server, 64 cores", 2, 18_400],
      ["Rails and cables", 2, 260],
    ]),
    steps: [
      agree(),
      { by: "linda", addSigner: "omar", position: "before", comment: "Omar, would Payments use one of them?" },
      { by: "omar", giveBack: true, comment: "Yes, about a third of the time." },
      sign("linda"),
      sign("jack", "Within the budget."),
      { claim: "carol" },
    ],
  },
  {
    requester: "sofia",
    title: "Booth for the spring fair",
    daysAgo: 8,
    values: bought("Messebau Klein", "Same place as last year, twice the size.", [
      ["Booth, 40 m²", 1, 9800],
      ["Lighting", 1, 1150],
    ]),
    steps: [
      agree(),
      { by: "linda", press: "board-refuse", comment: "Nobody from Engineering can go." },
      { by: "jack", say: "@Helen Zhou what did we get out of it last year?", mentions: ["helen"] },
    ],
  },
  {
    requester: "emma",
    title: "Standing desk",
    daysAgo: 6,
    values: bought("Bürohaus Ost", "Doctor's advice.", [["Desk, 160 cm", 1, 640]]),
    steps: [{ press: "refuse", comment: "There are two unused ones in the cellar. Have a look first?" }],
  },
  {
    requester: "hiro",
    title: "Translation of the price list",
    daysAgo: 4,
    values: bought("Lingua", "Japanese and Korean.", [["Pages", 24, 1320]]),
    steps: [agree(), { claim: "kofi" }, { by: "kofi", delegateTo: "carol", comment: "You know them better." }],
  },
  {
    requester: "omar",
    title: "Penetration test",
    daysAgo: 3,
    values: bought("Redgate Nine", "Before the audit in March.", [["Days", 8, 11_200]]),
    steps: [agree(), sign("helen")],
  },
  {
    requester: "alice",
    title: "Keyboard",
    daysAgo: 0.5,
    values: bought("Nordlicht", "", [["Keyboard, split", 1, 189]]),
    first: null,
    steps: [],
  },
];
