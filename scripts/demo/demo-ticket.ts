/** What is done to a ticket of the demo: whoever the task belongs to presses a button, or somebody claims it. */
export type DemoStep = {
  press?: string;
  claim?: string;
  backTo?: string;
  comment?: string;
};

export type DemoTicket = {
  requester: string;
  title: string;
  daysAgo: number;
  days: number;
  type: "annual" | "sick" | "parental" | "unpaid";
  reason: string;
  standIn?: string;
  first?: string;
  steps: DemoStep[];
};

export const agree = (comment = ""): DemoStep => ({ press: "agree", comment });
export const director: DemoStep = { press: "director-agree" };
export const ceo: DemoStep = { press: "ceo-agree" };
export const filed = (who: string): DemoStep[] => [{ claim: who }, { press: "file" }];
