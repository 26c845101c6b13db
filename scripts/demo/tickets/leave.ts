import type { DemoStep } from "../demo-ticket";

/** A leave request of the demo. */
export type Leave = {
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
